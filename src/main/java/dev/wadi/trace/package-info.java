/** Traces, off by default: what became of a page from its read to its publication, in whatever processes, for OpenTelemetry. */
@NullMarked
package dev.wadi.trace;

import org.jspecify.annotations.NullMarked;
