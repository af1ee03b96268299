/** A believable day at a company, made up from a seed: the same people in a CRM, a shop and a help desk, with dirt in known places. */
@NullMarked
package dev.wadi.sandbox.day;

import org.jspecify.annotations.NullMarked;
