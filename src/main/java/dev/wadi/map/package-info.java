/** From what arrived to typed canonical versions. */
@NullMarked
package dev.wadi.map;

import org.jspecify.annotations.NullMarked;
