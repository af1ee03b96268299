/** What is claimed of delimited text, with another reader of it as the oracle. */
@NullMarked
package dev.wadi.bronze.csv;

import org.jspecify.annotations.NullMarked;
