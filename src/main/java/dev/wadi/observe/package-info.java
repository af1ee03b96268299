/** What is to be seen of Wadi while it runs: figures, health. Nothing in here decides anything. */
@NullMarked
package dev.wadi.observe;

import org.jspecify.annotations.NullMarked;
