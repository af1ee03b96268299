/** The command line: thin commands over what the capabilities can do. One command, one class. */
@NullMarked
package dev.wadi.cli;

import org.jspecify.annotations.NullMarked;
