/** Tests of what is to be seen while Wadi runs. */
@NullMarked
package dev.wadi.observe.postgres;

import org.jspecify.annotations.NullMarked;
