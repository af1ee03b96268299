/** Slices of topics. */
@NullMarked
package dev.wadi.source.kafka;

import org.jspecify.annotations.NullMarked;
