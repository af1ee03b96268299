/** Tests of the quarantine desk on a real Postgres. */
@NullMarked
package dev.wadi.quarantine.postgres;

import org.jspecify.annotations.NullMarked;
