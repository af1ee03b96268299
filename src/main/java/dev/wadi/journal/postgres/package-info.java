/** The journal in Postgres: copied from one database to another and replayed there. */
@NullMarked
package dev.wadi.journal.postgres;

import org.jspecify.annotations.NullMarked;
