package dev.wadi.source.kafka;

/** The topic of a stream is not the one it was: how far we have read says nothing of it. */
public final class TopicMadeAnew extends RuntimeException {

    private static final long serialVersionUID = 1;

    TopicMadeAnew(String stream, String topic) {
        super(stream + ": topic '" + topic
                + "' was deleted and made anew, and its offsets begin at 0 below our cursors; "
                + "nothing of it is read until the stream is given a topic of another name");
    }
}
