/** The HTTP API and its document. */
@NullMarked
package dev.wadi.api;

import org.jspecify.annotations.NullMarked;
