/** What connections and locks promise, on a real Postgres. */
@NullMarked
package dev.wadi.postgres;

import org.jspecify.annotations.NullMarked;
