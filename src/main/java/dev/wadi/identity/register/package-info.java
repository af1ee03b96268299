/** Everybody known, kept up to date as records come, change and go: pure, in memory. */
@NullMarked
package dev.wadi.identity.register;

import org.jspecify.annotations.NullMarked;
