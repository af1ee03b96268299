/** The whole service on real servers, as people run it. */
@NullMarked
package dev.wadi.scenarios;

import org.jspecify.annotations.NullMarked;
