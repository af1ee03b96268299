/** Places at which a process can be made to die, to rehearse it. */
@NullMarked
package dev.wadi.failpoint;

import org.jspecify.annotations.NullMarked;
