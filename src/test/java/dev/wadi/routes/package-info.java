/** One test for each route file: real beans, mocked neighbours, a message that arrives and one that fails. */
@NullMarked
package dev.wadi.routes;

import org.jspecify.annotations.NullMarked;
