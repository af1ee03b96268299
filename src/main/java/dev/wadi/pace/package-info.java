/** How fast backfills may go, so that live work does not feel them. */
@NullMarked
package dev.wadi.pace;

import org.jspecify.annotations.NullMarked;
