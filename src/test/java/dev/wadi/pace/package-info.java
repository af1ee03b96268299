/** Tests of the pace of backfills. */
@NullMarked
package dev.wadi.pace;

import org.jspecify.annotations.NullMarked;
