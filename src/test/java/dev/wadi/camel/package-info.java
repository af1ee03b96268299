/** What Camel is given by us. */
@NullMarked
package dev.wadi.camel;

import org.jspecify.annotations.NullMarked;
