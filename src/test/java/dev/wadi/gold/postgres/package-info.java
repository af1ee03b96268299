/** What publications promise, on a real Postgres. */
@NullMarked
package dev.wadi.gold.postgres;

import org.jspecify.annotations.NullMarked;
