/** Salesforce: what to ask it, and how its answers become pages. */
@NullMarked
package dev.wadi.source.salesforce;

import org.jspecify.annotations.NullMarked;
