/** Tests of asking enrichers. */
@NullMarked
package dev.wadi.enrich;

import org.jspecify.annotations.NullMarked;
