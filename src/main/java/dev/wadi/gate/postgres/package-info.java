/** Runs to judge and verdicts in Postgres. */
@NullMarked
package dev.wadi.gate.postgres;

import org.jspecify.annotations.NullMarked;
