/** Tests of which pairs are compared. */
@NullMarked
package dev.wadi.identity.block;

import org.jspecify.annotations.NullMarked;
