/** HTTP APIs that answer in JSON: where to ask, and how their answers become pages. */
@NullMarked
package dev.wadi.source.http;

import org.jspecify.annotations.NullMarked;
