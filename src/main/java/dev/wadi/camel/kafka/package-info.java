/** Where Wadi meets camel-kafka: how brokers are reached, where consumers begin, and that none goes on over a hole. */
@NullMarked
package dev.wadi.camel.kafka;

import org.jspecify.annotations.NullMarked;
