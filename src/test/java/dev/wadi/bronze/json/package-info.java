/** JSON, line by line. */
@NullMarked
package dev.wadi.bronze.json;

import org.jspecify.annotations.NullMarked;
