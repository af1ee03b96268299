package dev.wadi.camel.kafka;

/** What came from a topic has not landed, and what went wrong has been dealt with: the consumer begins anew at the cursor. */
final class NotLanded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLanded(String route) {
        super("what came for " + route + " has not landed; it is read again");
    }
}
