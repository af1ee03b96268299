/** From pairs to customers: sets in which everybody belongs. */
@NullMarked
package dev.wadi.identity.cluster;

import org.jspecify.annotations.NullMarked;
