/** The whole service reading each kind of source, live, over years, and once more. */
@NullMarked
package dev.wadi.scenarios.sources;

import org.jspecify.annotations.NullMarked;
