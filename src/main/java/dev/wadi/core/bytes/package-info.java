/** Bytes that are written and hashed by the million, without making strings of them. */
@NullMarked
package dev.wadi.core.bytes;

import org.jspecify.annotations.NullMarked;
