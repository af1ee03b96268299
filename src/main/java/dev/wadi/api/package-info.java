/** The HTTP API under {@code /api/v1}: a thin face over {@link dev.wadi.operations}. */
@NullMarked
package dev.wadi.api;

import org.jspecify.annotations.NullMarked;
