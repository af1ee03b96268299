/** How alike two values are: string kernels, and per field type the levels of agreement. */
@NullMarked
package dev.wadi.identity.compare;

import org.jspecify.annotations.NullMarked;
