/** What every route file keeps to, and a test for each: a message that arrives and one that fails. */
@NullMarked
package dev.wadi.routes;

import org.jspecify.annotations.NullMarked;
