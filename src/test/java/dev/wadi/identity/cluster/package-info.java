/** Tests of who ends up in one customer. */
@NullMarked
package dev.wadi.identity.cluster;

import org.jspecify.annotations.NullMarked;
