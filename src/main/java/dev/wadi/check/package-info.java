/** Whether settings, contracts, routes and reference data would do, found out without starting or connecting. */
@NullMarked
package dev.wadi.check;

import org.jspecify.annotations.NullMarked;
