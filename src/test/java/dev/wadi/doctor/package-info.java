/** Prerequisites that are there, and such as are not. */
@NullMarked
package dev.wadi.doctor;

import org.jspecify.annotations.NullMarked;
