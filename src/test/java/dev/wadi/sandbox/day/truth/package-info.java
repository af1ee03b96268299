/** What is true about a day, told to nobody but the scorer: who is who, what is wrong and why. */
@NullMarked
package dev.wadi.sandbox.day.truth;

import org.jspecify.annotations.NullMarked;
