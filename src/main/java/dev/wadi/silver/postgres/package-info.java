/** Versions in Postgres: the transaction WRITE, and the tables made from contracts. */
@NullMarked
package dev.wadi.silver.postgres;

import org.jspecify.annotations.NullMarked;
