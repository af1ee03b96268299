/** What pages, cursors and claims promise, on a real Postgres. */
@NullMarked
package dev.wadi.bronze.postgres;

import org.jspecify.annotations.NullMarked;
