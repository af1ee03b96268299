/** Tests of which pairs are compared. */
@NullMarked
package dev.wadi.identity.population;

import org.jspecify.annotations.NullMarked;
