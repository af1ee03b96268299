package dev.wadi.identity.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has registers take in what is read from Postgres. Where that is much, it happens portion by portion on another thread, in
 * order, while the statements for what comes next run; no more than one portion is taken in and one gathered at a time.
 */
final class Hearing {

    private static final int PORTION = 4_000;

    private final Registers registers;
    private List<Heard> portion = new ArrayList<>();
    private CompletableFuture<Void> taking = CompletableFuture.completedFuture(null);

    Hearing(Registers registers) {
        this.registers = registers;
    }

    private record Heard(String stream, Subject subject) {}

    /** What a record says from now on. */
    void say(String stream, Subject subject) {
        portion.add(new Heard(stream, subject));
        if (portion.size() == PORTION) {
            await();
            var said = portion;
            portion = new ArrayList<>();
            taking = CompletableFuture.runAsync(() -> takeIn(said));
        }
    }

    /** Returns when everything is taken in. */
    void end() {
        await();
        takeIn(portion);
        portion = new ArrayList<>();
    }

    private void takeIn(List<Heard> said) {
        said.forEach(heard -> registers.say(heard.stream, heard.subject));
    }

    private void await() {
        try {
            taking.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("what records say could not be taken in", e.getCause());
        }
    }
}
