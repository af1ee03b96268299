/** Says in words and as a picture why two records are, or are not, the same. */
@NullMarked
package dev.wadi.identity.explain;

import org.jspecify.annotations.NullMarked;
