/** Where a read by query begins, and how far the cursor follows it. */
@NullMarked
package dev.wadi.source.query;

import org.jspecify.annotations.NullMarked;
