/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.compare;

import org.jspecify.annotations.NullMarked;
