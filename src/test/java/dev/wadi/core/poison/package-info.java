/** Records at which work fails. */
@NullMarked
package dev.wadi.core.poison;

import org.jspecify.annotations.NullMarked;
