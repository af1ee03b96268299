/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.normalise;

import org.jspecify.annotations.NullMarked;
