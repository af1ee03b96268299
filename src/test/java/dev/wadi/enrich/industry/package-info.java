/** Tests of what is said of companies. */
@NullMarked
package dev.wadi.enrich.industry;

import org.jspecify.annotations.NullMarked;
