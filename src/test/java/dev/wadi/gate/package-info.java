/** What is claimed of gates. */
@NullMarked
package dev.wadi.gate;

import org.jspecify.annotations.NullMarked;
