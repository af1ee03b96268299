/** What is known of the records of a stream, and how far they have been looked at again, in Postgres. */
@NullMarked
package dev.wadi.recheck.postgres;

import org.jspecify.annotations.NullMarked;
