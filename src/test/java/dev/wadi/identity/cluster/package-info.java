/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.cluster;

import org.jspecify.annotations.NullMarked;
