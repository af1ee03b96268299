/** What the running service says of itself over JMX: time spent in each stage, and memory. */
@NullMarked
package dev.wadi.sandbox.figures;

import org.jspecify.annotations.NullMarked;
