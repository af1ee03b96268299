package dev.wadi.source.kafka;

/** The topic of a stream got more partitions: keys have moved between them, and their offsets order no versions any more. */
public final class TopicHasMorePartitions extends RuntimeException {

    private static final long serialVersionUID = 1;

    TopicHasMorePartitions(String stream, String topic, int had, int has) {
        super(stream + ": topic '" + topic + "' has " + has + " partitions and had " + had
                + ", so keys have moved between "
                + "them; nothing of it is read until the stream is given a topic of another name");
    }
}
