/** How a source sees somebody: misspelled, outdated, half-filled, formatted in one way of many. */
@NullMarked
package dev.wadi.sandbox.day.dirt;

import org.jspecify.annotations.NullMarked;
