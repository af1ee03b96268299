/** What is claimed of values and names on their way into SQL. */
@NullMarked
package dev.wadi.postgres;

import org.jspecify.annotations.NullMarked;
