/** Leader election for pollers, by advisory locks of Postgres. */
@NullMarked
package dev.wadi.camel.cluster;

import org.jspecify.annotations.NullMarked;
