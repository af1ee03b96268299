package dev.wadi.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Two processes over one store, each with a poller, workers, a resolver and a publisher, and a source that goes on meanwhile. Who
 * is next, who dies, whose answer is lost and whose lease lapses is said by the seed: the same seed is the same story.
 */
final class Simulation {

    private static final int PROCESSES = 2;
    private static final int ROUNDS = 200;

    private final Random random;
    private final Store store;
    private final Source source;
    private final int lookEvery;
    private final List<List<Actor>> processes = new ArrayList<>();
    private long newest;
    private Map<String, Integer> seen = new HashMap<>();

    /**
     * A story.
     *
     * @param lookEvery after how many steps the invariants are looked at
     */
    Simulation(long seed, Store store, int lookEvery) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.store = store;
        this.source = new Source(new Random(seed));
        this.lookEvery = lookEvery;
        for (var number = 0; number < PROCESSES; number++) {
            processes.add(process("process-" + number));
        }
    }

    /** Tells the story to its end; the first invariant that broke. */
    Optional<String> run(int steps) {
        for (var step = 1; step <= steps; step++) {
            disturb();
            var process = processes.get(random.nextInt(PROCESSES));
            process.get(random.nextInt(process.size())).go(random.nextInt(8) == 0);
            if (step % lookEvery == 0) {
                var broken = broken(store.state());
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return rest();
    }

    private void disturb() {
        var chance = random.nextInt(100);
        if (chance < 25) {
            source.goOn();
        } else if (chance < 28) {
            processes.get(random.nextInt(PROCESSES)).forEach(Actor::die);
        } else if (chance < 32) {
            store.lapse();
        }
    }

    /** Everybody has died, the source is at rest, and one process makes good what is left. */
    private Optional<String> rest() {
        source.rest();
        processes.forEach(process -> process.forEach(Actor::die));
        store.lapse();
        var process = processes.get(0);
        for (var round = 0; round < ROUNDS; round++) {
            process.forEach(actor -> actor.go(false));
            if (round % lookEvery == 0 || round == ROUNDS - 1) {
                var state = store.state();
                var broken = broken(state);
                if (broken.isPresent()) {
                    return broken;
                }
                if (state.pending() == 0
                        && state.waiting() == 0
                        && state.readers().equals(source.truth())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("readers do not see what the source has: " + store.state() + " and " + source.truth());
    }

    private Optional<String> broken(Store.State state) {
        var doubled = state.doubled() > 0;
        var lost =
                state.read() != state.landed() + state.known() || state.landed() != state.disposed() + state.pending();
        var back = state.newest() < newest
                || seen.entrySet().stream()
                        .anyMatch(before -> state.readers().getOrDefault(before.getKey(), 0) < before.getValue());
        newest = state.newest();
        seen = state.readers();
        return doubled || lost || back
                ? Optional.of((doubled ? "doubled " : "") + (lost ? "lost " : "") + (back ? "back " : "") + state)
                : Optional.empty();
    }

    private List<Actor> process(String name) {
        var actors = new ArrayList<Actor>();
        actors.add(new Actor(() -> {
            var read = store.begin();
            var answer = source.ask(read.from());
            return Optional.of(() -> store.land(read, answer));
        }));
        for (var worker = 0; worker < 2; worker++) {
            actors.add(new Actor(() -> store.claim(name).map(held -> () -> store.write(held))));
        }
        actors.add(new Actor(() -> Optional.of((Supplier<Step>) store::resolve)));
        actors.add(new Actor(() -> Optional.of((Supplier<Step>) store::publish)));
        return actors;
    }
}
