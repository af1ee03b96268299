/** Sources that make it hard to lose nothing: schedules of writes, commits, reads and faults, drawn from a seed. */
@NullMarked
package dev.wadi.scenarios.hostile;

import org.jspecify.annotations.NullMarked;
