/** Backfills in Postgres. */
@NullMarked
package dev.wadi.backfill.postgres;

import org.jspecify.annotations.NullMarked;
