/** Installations that are wrong somewhere. */
@NullMarked
package dev.wadi.check;

import org.jspecify.annotations.NullMarked;
