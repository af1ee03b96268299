/** Delimited text: where its records begin and end, and what their fields are. */
@NullMarked
package dev.wadi.bronze.csv;

import org.jspecify.annotations.NullMarked;
