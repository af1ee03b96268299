/** Watches routes while they work, without a word in them. */
@NullMarked
package dev.wadi.camel.observe;

import org.jspecify.annotations.NullMarked;
