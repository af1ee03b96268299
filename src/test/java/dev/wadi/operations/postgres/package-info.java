/** What operators want, in Postgres. */
@NullMarked
package dev.wadi.operations.postgres;

import org.jspecify.annotations.NullMarked;
