/** Answers of enrichers in Postgres. */
@NullMarked
package dev.wadi.enrich.postgres;

import org.jspecify.annotations.NullMarked;
