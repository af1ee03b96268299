@NullMarked
package dev.wadi.trace;

import org.jspecify.annotations.NullMarked;
