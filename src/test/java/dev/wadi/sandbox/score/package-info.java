/** How well a run did, by a truth that only this package is told: flaws caught, records linked, dirt overcome. */
@NullMarked
package dev.wadi.sandbox.score;

import org.jspecify.annotations.NullMarked;
