/** Tables of databases: rows become records in canonical JSON, and these pages. */
@NullMarked
package dev.wadi.source.jdbc;

import org.jspecify.annotations.NullMarked;
