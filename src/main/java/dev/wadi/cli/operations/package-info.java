/** Commands of operators: how it stands with streams, runs and pages, and what is to become of them. */
@NullMarked
package dev.wadi.cli.operations;

import org.jspecify.annotations.NullMarked;
