/** What every route file keeps to. */
@NullMarked
package dev.wadi.routes;

import org.jspecify.annotations.NullMarked;
