/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity;

import org.jspecify.annotations.NullMarked;
