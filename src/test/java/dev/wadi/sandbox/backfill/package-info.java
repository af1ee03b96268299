/** What the bench of backfills is made of: a shop with years of orders, a Spring Batch job beside Wadi, and what is measured. */
@NullMarked
package dev.wadi.sandbox.backfill;

import org.jspecify.annotations.NullMarked;
