/** What the service logged, for tests to look at. */
@NullMarked
package dev.wadi.testkit.log;

import org.jspecify.annotations.NullMarked;
