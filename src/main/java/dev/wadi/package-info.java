/** The service: properties become settings, settings become beans, beans meet the routes. */
@NullMarked
package dev.wadi;

import org.jspecify.annotations.NullMarked;
