/** Tests of the measures against their published definitions. */
@NullMarked
package dev.wadi.identity.compare;

import org.jspecify.annotations.NullMarked;
