/** Who there is in truth: people, their households and employers, in several countries and scripts. */
@NullMarked
package dev.wadi.sandbox.day.people;

import org.jspecify.annotations.NullMarked;
