/** Tests of how values are brought into one form. */
@NullMarked
package dev.wadi.identity.normalise;

import org.jspecify.annotations.NullMarked;
