package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** A record as it will stand in an object, without the end of the line, and what is wrong with it. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record Line(byte[] bytes, Optional<String> ticketId, List<Fault> faults) {

    /** A line with nothing wrong with it. */
    static Line good(String text) {
        return new Line(text.getBytes(UTF_8), Optional.empty(), List.of());
    }

    /** A line whose fields cannot be read. */
    static Line unreadable(byte[] bytes, FaultCode code) {
        return new Line(bytes, Optional.empty(), List.of(Fault.ofRecord(code)));
    }

    boolean isGood() {
        return faults.isEmpty();
    }
}
