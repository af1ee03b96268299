/** MBeans in the domain {@code dev.wadi}: a thin face over {@link dev.wadi.operations}. */
@NullMarked
package dev.wadi.jmx;

import org.jspecify.annotations.NullMarked;
