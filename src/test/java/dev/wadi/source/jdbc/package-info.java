/** Rows, records, pages, and the pool they come from. */
@NullMarked
package dev.wadi.source.jdbc;

import org.jspecify.annotations.NullMarked;
