/** What the gatekeeper promises, on a real Postgres. */
@NullMarked
package dev.wadi.gate.postgres;

import org.jspecify.annotations.NullMarked;
