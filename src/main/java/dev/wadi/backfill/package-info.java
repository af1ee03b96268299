/** Stretches of the history of a stream that somebody asked to be read while live work goes on. */
@NullMarked
package dev.wadi.backfill;

import org.jspecify.annotations.NullMarked;
