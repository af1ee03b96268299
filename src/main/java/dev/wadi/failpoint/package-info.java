/** Named places at which tests rehearse a death; the product has the names and nothing that could stop it there. */
@NullMarked
package dev.wadi.failpoint;

import org.jspecify.annotations.NullMarked;
