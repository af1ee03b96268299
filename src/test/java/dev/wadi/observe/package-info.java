/** Tests of what is to be seen while Wadi runs. */
@NullMarked
package dev.wadi.observe;

import org.jspecify.annotations.NullMarked;
