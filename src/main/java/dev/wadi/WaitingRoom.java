package dev.wadi;

import dev.wadi.observe.DatabaseState;
import dev.wadi.settings.Settings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the service waits for Postgres before it begins: alive, not ready, and saying why. */
final class WaitingRoom {

    private static final Logger LOGGER = LoggerFactory.getLogger(WaitingRoom.class);

    private static final long PAUSE_SECONDS = 1;

    private WaitingRoom() {}

    /** Returns when Postgres answers, also where it lets nobody in: whoever opens the pool then says so. */
    static void await(Settings settings, Observation observation) throws InterruptedException {
        if (!isAway(observation)) {
            return;
        }
        LOGGER.atWarn()
                .addKeyValue("url", settings.database().shownUrl())
                .log("Postgres does not answer; waits for it");
        try (var faces = new Faces(settings.faces(), List.of(), observation.endpoints())) {
            faces.listen();
            while (isAway(observation)) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
        }
        LOGGER.atInfo().log("Postgres answers");
    }

    private static boolean isAway(Observation observation) {
        return observation.database() instanceof DatabaseState.Away;
    }
}
