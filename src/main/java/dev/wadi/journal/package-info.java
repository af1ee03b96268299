/** Everything the warehouse is a function of, and making the warehouse again from it. */
@NullMarked
package dev.wadi.journal;

import org.jspecify.annotations.NullMarked;
