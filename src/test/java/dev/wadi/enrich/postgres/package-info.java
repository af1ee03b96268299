/** Tests of answers in Postgres. */
@NullMarked
package dev.wadi.enrich.postgres;

import org.jspecify.annotations.NullMarked;
