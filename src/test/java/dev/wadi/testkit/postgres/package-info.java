/** A real, migrated database for each test class that asks, and a small warehouse to fill it with. */
@NullMarked
package dev.wadi.testkit.postgres;

import org.jspecify.annotations.NullMarked;
