/** Tests of what is said about a pair. */
@NullMarked
package dev.wadi.identity.explain;

import org.jspecify.annotations.NullMarked;
