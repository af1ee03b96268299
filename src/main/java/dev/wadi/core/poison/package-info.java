/** Records at which work itself fails: found by halving their batch, and set aside so that the others go on. */
@NullMarked
package dev.wadi.core.poison;

import org.jspecify.annotations.NullMarked;
