/** What traces ask of Postgres. */
@NullMarked
package dev.wadi.trace.postgres;

import org.jspecify.annotations.NullMarked;
