/** What readers see: facts and customers, in numbered publications. */
@NullMarked
package dev.wadi.gold;

import org.jspecify.annotations.NullMarked;
