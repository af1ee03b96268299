/** Enrichers and answers in memory. */
@NullMarked
package dev.wadi.testkit.enrich;

import org.jspecify.annotations.NullMarked;
