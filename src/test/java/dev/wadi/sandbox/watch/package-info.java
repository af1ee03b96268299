/** Watching the service work, from outside: what stands in its database, shown while it moves, until nothing is left. */
@NullMarked
package dev.wadi.sandbox.watch;

import org.jspecify.annotations.NullMarked;
