/** Commands as an operator gives them. */
@NullMarked
package dev.wadi.cli;

import org.jspecify.annotations.NullMarked;
