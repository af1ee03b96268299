/** That nothing in the product can stop at a failpoint. */
@NullMarked
package dev.wadi.failpoint;

import org.jspecify.annotations.NullMarked;
