package dev.wadi.trace;

import java.net.URI;

/**
 * Where traces go.
 *
 * @param endpoint takes them by OTLP over HTTP
 * @param percent  of pages that are traced, the same ones in every process
 */
public record TraceSettings(URI endpoint, int percent) {}
