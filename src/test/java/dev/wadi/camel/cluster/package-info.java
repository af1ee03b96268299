/** What the leader election promises, on a real Postgres. */
@NullMarked
package dev.wadi.camel.cluster;

import org.jspecify.annotations.NullMarked;
