/** A writer of small files in MaxMind's format, for tests and the sandbox: what it writes is made up and says so. */
@NullMarked
package dev.wadi.testkit.geo;

import org.jspecify.annotations.NullMarked;
