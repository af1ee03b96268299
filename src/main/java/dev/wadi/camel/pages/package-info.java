/** The component wadi-pages: routes begin with pages claimed for work. */
@NullMarked
package dev.wadi.camel.pages;

import org.jspecify.annotations.NullMarked;
