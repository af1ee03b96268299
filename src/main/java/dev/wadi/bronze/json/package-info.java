/** JSON: where the records of an answer or a line-delimited file begin and end, and what their fields are. */
@NullMarked
package dev.wadi.bronze.json;

import org.jspecify.annotations.NullMarked;
