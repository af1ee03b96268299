/** What is claimed of text and bytes that are written by the million. */
@NullMarked
package dev.wadi.core.bytes;

import org.jspecify.annotations.NullMarked;
