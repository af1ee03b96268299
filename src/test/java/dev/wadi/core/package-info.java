/** What is claimed of how data travels. */
@NullMarked
package dev.wadi.core;

import org.jspecify.annotations.NullMarked;
