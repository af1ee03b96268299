/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.block;

import org.jspecify.annotations.NullMarked;
