/** What RESOLVE promises, on a real Postgres. */
@NullMarked
package dev.wadi.identity.postgres;

import org.jspecify.annotations.NullMarked;
