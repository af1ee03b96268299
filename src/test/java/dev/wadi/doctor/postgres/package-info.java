/** Prerequisites that are there, and such as are not. */
@NullMarked
package dev.wadi.doctor.postgres;

import org.jspecify.annotations.NullMarked;
