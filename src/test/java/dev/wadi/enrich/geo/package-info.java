/** Tests of what is said of IP addresses. */
@NullMarked
package dev.wadi.enrich.geo;

import org.jspecify.annotations.NullMarked;
