/** Commands for the quarantine desk and replays. */
@NullMarked
package dev.wadi.cli.desk;

import org.jspecify.annotations.NullMarked;
