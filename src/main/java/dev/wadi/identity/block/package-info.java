/** Finds the pairs worth comparing without looking at all of them. */
@NullMarked
package dev.wadi.identity.block;

import org.jspecify.annotations.NullMarked;
