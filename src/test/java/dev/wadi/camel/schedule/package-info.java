/** The component wadi-schedule: routes begin when their stream is to be read. */
@NullMarked
package dev.wadi.camel.schedule;

import org.jspecify.annotations.NullMarked;
