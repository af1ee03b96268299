/** Publications in Postgres: the transaction PUBLISH, and the tables and views readers use. */
@NullMarked
package dev.wadi.gold.postgres;

import org.jspecify.annotations.NullMarked;
