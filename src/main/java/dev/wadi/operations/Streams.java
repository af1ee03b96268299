package dev.wadi.operations;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.operations.StreamStore.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The streams: how each fares; pausing, resuming, reading at once. What is wanted reaches their readers within a second. */
public final class Streams {

    /** A reader is seen every few seconds; after so long without, there is none. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private static final int LONGEST_CURSOR = 200;

    private final Contracts contracts;
    private final StreamStore store;

    public Streams(Contracts contracts, StreamStore store) {
        this.contracts = contracts;
        this.store = store;
    }

    /** Every stream that has a contract, ordered by name. */
    public List<StreamStatus> all() {
        var known = store.known();
        return contracts.all().stream()
                .map(contract -> status(contract, Optional.ofNullable(known.get(contract.stream()))))
                .toList();
    }

    /**
     * One stream.
     *
     * @throws NotPossible where there is no such stream
     */
    public StreamStatus one(String stream) {
        return all().stream()
                .filter(status -> status.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> unknown(stream));
    }

    /** Lets no further read of a stream begin, also after a restart; one under way comes to its end. */
    public StreamStatus pause(String stream, Operator operator) {
        mustExist(stream);
        store.pause(stream, true, operator);
        return one(stream);
    }

    /** Lets a stream go on by its schedule. */
    public StreamStatus resume(String stream, Operator operator) {
        mustExist(stream);
        store.pause(stream, false, operator);
        return one(stream);
    }

    /**
     * Asks for a read at once, whatever the schedule.
     *
     * @throws NotPossible where the stream is paused
     */
    public StreamStatus pollNow(String stream, Operator operator) {
        if (one(stream).state() == StreamState.PAUSED) {
            throw new NotPossible(NotPossible.Reason.CONFLICT, stream + " is paused; resume it first");
        }
        store.ask(stream, operator);
        return one(stream);
    }

    private void mustExist(String stream) {
        if (contracts.all().stream().noneMatch(contract -> contract.stream().equals(stream))) {
            throw unknown(stream);
        }
    }

    static NotPossible unknown(String stream) {
        return new NotPossible(NotPossible.Reason.UNKNOWN, "there is no stream '" + shortened(stream) + "'");
    }

    private static StreamStatus status(Contract contract, Optional<Known> known) {
        return known.map(facts -> new StreamStatus(
                        contract.stream(),
                        state(facts),
                        lag(facts),
                        cursor(contract, facts),
                        facts.lastRead(),
                        facts.failure(),
                        facts.failedAt(),
                        facts.pendingPages(),
                        facts.asked()))
                .orElseGet(() -> new StreamStatus(
                        contract.stream(),
                        StreamState.IDLE,
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        false));
    }

    private static StreamState state(Known facts) {
        if (facts.paused()) {
            return StreamState.PAUSED;
        }
        var seen = facts.readingNow()
                || facts.lookedAt()
                        .filter(at -> at.plus(UNSEEN).isAfter(facts.now()))
                        .isPresent();
        if (!seen) {
            return StreamState.IDLE;
        }
        if (facts.stopped()) {
            return StreamState.STOPPED;
        }
        return facts.failure().isPresent() ? StreamState.FAILING : StreamState.RUNNING;
    }

    private static OptionalLong lag(Known facts) {
        return facts.lastRead()
                .map(at -> OptionalLong.of(
                        Math.max(0, Duration.between(at, facts.now()).toSeconds())))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<String> cursor(Contract contract, Known facts) {
        return contract.source().query().isPresent()
                ? facts.highWater()
                        .map(micros ->
                                Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString())
                : facts.lastSlice().map(Streams::shortened);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CURSOR ? text : text.substring(0, LONGEST_CURSOR) + "…";
    }
}
