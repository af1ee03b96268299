/** The settings of the service: read from properties, checked at start, each complaint naming its property. */
@NullMarked
package dev.wadi.settings;

import org.jspecify.annotations.NullMarked;
