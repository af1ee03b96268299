/** Pages, cursors and claims in Postgres: the transactions LAND and CLAIM. */
@NullMarked
package dev.wadi.bronze.postgres;

import org.jspecify.annotations.NullMarked;
