/** Records, links and customers in Postgres: the transaction RESOLVE. */
@NullMarked
package dev.wadi.identity.postgres;

import org.jspecify.annotations.NullMarked;
