/** What is claimed of typing records. */
@NullMarked
package dev.wadi.map;

import org.jspecify.annotations.NullMarked;
