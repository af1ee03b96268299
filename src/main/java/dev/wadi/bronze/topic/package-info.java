/** Pages of topics, whose records are numbered by their source. */
@NullMarked
package dev.wadi.bronze.topic;

import org.jspecify.annotations.NullMarked;
