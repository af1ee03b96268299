/** Where Wadi meets Camel: its own component, its cluster service, dead letters. */
@NullMarked
package dev.wadi.camel;

import org.jspecify.annotations.NullMarked;
