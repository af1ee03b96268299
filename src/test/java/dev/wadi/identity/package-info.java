/** Tests and benches of the identity engine as a whole. */
@NullMarked
package dev.wadi.identity;

import org.jspecify.annotations.NullMarked;
