/** Who is who: finds the records that speak of one person or company, says how sure it is, and why. */
@NullMarked
package dev.wadi.identity;

import org.jspecify.annotations.NullMarked;
