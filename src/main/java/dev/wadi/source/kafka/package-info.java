/** Topics of Kafka: records become canonical JSON, and these slices of their partitions. */
@NullMarked
package dev.wadi.source.kafka;

import org.jspecify.annotations.NullMarked;
