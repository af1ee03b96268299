/** Streams that are asked for by query, again and again: each read begins a while before the newest record known. */
@NullMarked
package dev.wadi.source.query;

import org.jspecify.annotations.NullMarked;
