/** What tests start from: something valid, of which each test changes only what matters. */
@NullMarked
package dev.wadi.testkit;

import org.jspecify.annotations.NullMarked;
