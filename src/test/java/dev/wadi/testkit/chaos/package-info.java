/** What tests that break things say of what they broke. */
@NullMarked
package dev.wadi.testkit.chaos;

import org.jspecify.annotations.NullMarked;
