/** A believable day of support-ticket exports, with dirt in known places: the same bytes for the same seed, everywhere. */
@NullMarked
package dev.wadi.sandbox.tickets;

import org.jspecify.annotations.NullMarked;
