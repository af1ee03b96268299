/** Hawtio in a browser, and Jolokia that it asks: who may read what, and do what. */
@NullMarked
package dev.wadi.console;

import org.jspecify.annotations.NullMarked;
