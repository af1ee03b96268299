package dev.wadi.identity.postgres;

import dev.wadi.core.Ahead;
import java.util.ArrayList;
import java.util.List;

/**
 * Has registers take in what is read from Postgres. Where that is much, it happens portion by portion on another thread, in
 * order, while the statements for what comes next run; no more than one portion is taken in and one gathered at a time.
 */
final class Hearing {

    private static final int PORTION = 4_000;

    private Ahead<Registers> registers;
    private List<Heard> portion = new ArrayList<>();

    Hearing(Registers registers) {
        this.registers = Ahead.made(registers);
    }

    private record Heard(String stream, Subject subject) {}

    /** What a record says from now on. */
    void say(String stream, Subject subject) {
        portion.add(new Heard(stream, subject));
        if (portion.size() == PORTION) {
            var soFar = registers.get();
            var said = portion;
            portion = new ArrayList<>();
            registers = Ahead.of(() -> takeIn(soFar, said));
        }
    }

    /** Returns when everything is taken in. */
    void end() {
        takeIn(registers.get(), portion);
        portion = new ArrayList<>();
    }

    private static Registers takeIn(Registers registers, List<Heard> said) {
        said.forEach(heard -> registers.say(heard.stream, heard.subject));
        return registers;
    }
}
