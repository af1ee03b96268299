package dev.wadi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.postgres.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stories of {@link SimulationTest}, shorter, over the real transactions in Postgres. */
@Tag(ChaosReport.TAG)
class SimulationIT {

    private static final int STEPS = 60;
    private static final int SEEDS = 500;
    private static final int LOOK_EVERY = 10;

    @Test
    void theRealTransactionsKeepTheInvariantsInEveryStory() {
        var seeds = ChaosReport.share(SEEDS);
        try (var database = TestDatabase.create()) {
            for (var seed = 0L; seed < seeds; seed++) {
                assertThat(new Simulation(seed, new PostgresStore(database), LOOK_EVERY).run(STEPS))
                        .as("seed " + seed)
                        .isEmpty();
            }
        }
        ChaosReport.tell("simulation on Postgres", Map.of("seeds", seeds, "steps", STEPS, "broken", 0));
    }
}
