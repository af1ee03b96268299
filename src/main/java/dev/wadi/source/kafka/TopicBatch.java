package dev.wadi.source.kafka;

import dev.wadi.bronze.topic.TopicSlice;
import java.util.List;

/** What one poll brought, in slices: those of a partition follow each other. */
public record TopicBatch(List<TopicSlice> slices) {

    public TopicBatch {
        slices = List.copyOf(slices);
    }
}
