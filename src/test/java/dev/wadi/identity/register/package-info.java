/** Tests of the register of everybody known. */
@NullMarked
package dev.wadi.identity.register;

import org.jspecify.annotations.NullMarked;
