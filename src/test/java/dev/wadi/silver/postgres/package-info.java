/** What WRITE and the tables of versions promise, on a real Postgres. */
@NullMarked
package dev.wadi.silver.postgres;

import org.jspecify.annotations.NullMarked;
