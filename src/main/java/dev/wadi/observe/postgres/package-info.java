/** Figures of what stands in Postgres. */
@NullMarked
package dev.wadi.observe.postgres;

import org.jspecify.annotations.NullMarked;
