/** The quarantine desk in Postgres: what waits there, what people did, and pages set to wait for another attempt. */
@NullMarked
package dev.wadi.quarantine.postgres;

import org.jspecify.annotations.NullMarked;
