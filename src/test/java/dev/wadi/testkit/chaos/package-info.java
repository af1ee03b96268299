/** What breaks a service on purpose, and what it says of what it broke. */
@NullMarked
package dev.wadi.testkit.chaos;

import org.jspecify.annotations.NullMarked;
