/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.explain;

import org.jspecify.annotations.NullMarked;
