/** What the component wadi-pages promises. */
@NullMarked
package dev.wadi.camel.pages;

import org.jspecify.annotations.NullMarked;
