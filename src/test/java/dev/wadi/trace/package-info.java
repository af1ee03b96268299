/** Traces join what processes that never meet do to a page. */
@NullMarked
package dev.wadi.trace;

import org.jspecify.annotations.NullMarked;
