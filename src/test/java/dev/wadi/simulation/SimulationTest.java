package dev.wadi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.chaos.ChaosReport;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A seed that fails fails again: {@code new Simulation(seed, new MemoryStore(Flaw.NONE), 1).run(STEPS)}. */
@Tag(ChaosReport.TAG)
class SimulationTest {

    private static final int STEPS = 300;
    private static final int SEEDS = 10_000;
    private static final int FEW = 50;

    @Test
    void theProtocolKeepsItsInvariantsInEveryStory() {
        var seeds = ChaosReport.share(SEEDS);
        for (var seed = 0L; seed < seeds; seed++) {
            assertThat(new Simulation(seed, new MemoryStore(Flaw.NONE), 1).run(STEPS))
                    .as("seed " + seed)
                    .isEmpty();
        }
        ChaosReport.tell("simulation in memory", Map.of("seeds", seeds, "steps", STEPS, "broken", 0));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void protocolsThatLookRightAreCaughtWithinFiftySeeds(Flaw flaw) {
        var first = LongStream.range(0, FEW)
                .filter(seed -> new Simulation(seed, new MemoryStore(flaw), 1)
                        .run(STEPS)
                        .isPresent())
                .findFirst();

        assertThat(first).as("the first seed that catches it").isPresent();
        ChaosReport.tell("caught " + flaw, Map.of("seed", first.getAsLong()));
    }

    @Test
    void theSameSeedIsTheSameStory() {
        var story = new Simulation(7, new MemoryStore(Flaw.NO_LOCK), 1).run(STEPS);

        assertThat(new Simulation(7, new MemoryStore(Flaw.NO_LOCK), 1).run(STEPS))
                .isEqualTo(story);
    }
}
