/** Which part of the code may know which, and what every file keeps to. */
@NullMarked
package dev.wadi.architecture;

import org.jspecify.annotations.NullMarked;
