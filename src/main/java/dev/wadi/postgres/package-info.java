/** How Wadi talks to its Postgres: connections, transactions, locks, COPY, migrations. Knows no table. */
@NullMarked
package dev.wadi.postgres;

import org.jspecify.annotations.NullMarked;
