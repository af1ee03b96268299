/** Claims about how the program is put together. */
@NullMarked
package dev.wadi;

import org.jspecify.annotations.NullMarked;
