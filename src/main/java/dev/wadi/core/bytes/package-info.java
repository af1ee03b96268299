/** Text and bytes that are written and hashed by the million. */
@NullMarked
package dev.wadi.core.bytes;

import org.jspecify.annotations.NullMarked;
