/** Checks over what is about to be published, which can hold it. */
@NullMarked
package dev.wadi.gate;

import org.jspecify.annotations.NullMarked;
