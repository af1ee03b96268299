/** Whether the source still says what was read of it: what was missed, changed in silence or is gone, found and landed. */
@NullMarked
package dev.wadi.recheck;

import org.jspecify.annotations.NullMarked;
