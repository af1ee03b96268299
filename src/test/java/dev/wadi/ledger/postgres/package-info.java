/** What the ledger promises, on a real Postgres. */
@NullMarked
package dev.wadi.ledger.postgres;

import org.jspecify.annotations.NullMarked;
