/** Tests of how customers stand. */
@NullMarked
package dev.wadi.enrich.lifecycle;

import org.jspecify.annotations.NullMarked;
