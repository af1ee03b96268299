/** The ledger in Postgres. */
@NullMarked
package dev.wadi.ledger.postgres;

import org.jspecify.annotations.NullMarked;
