/** Where an IP address is. */
@NullMarked
package dev.wadi.enrich.geo;

import org.jspecify.annotations.NullMarked;
