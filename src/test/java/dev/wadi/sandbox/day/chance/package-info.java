/** Chance that falls the same way everywhere: the ground all that is made up stands on. */
@NullMarked
package dev.wadi.sandbox.day.chance;

import org.jspecify.annotations.NullMarked;
