/** The records of a run, normalised, and the threads that work on them. */
@NullMarked
package dev.wadi.identity.population;

import org.jspecify.annotations.NullMarked;
