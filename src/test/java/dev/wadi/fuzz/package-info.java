/** What reads bytes or words from outside, fed with what nobody would write: seeded here, guided by coverage in {@code mvn -Pfuzz}. */
@NullMarked
package dev.wadi.fuzz;

import org.jspecify.annotations.NullMarked;
