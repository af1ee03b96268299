/** Live work in Postgres. */
@NullMarked
package dev.wadi.pace.postgres;

import org.jspecify.annotations.NullMarked;
