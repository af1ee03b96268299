package dev.wadi.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.observe.ServiceState.Phase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String NOTES = "desk.note";

    private final Map<String, String> routes = new HashMap<>(Map.of(NOTES, "Started"));
    private final Map<String, Long> failures = new HashMap<>();
    private DatabaseState database = new DatabaseState.Current(5);
    private Phase phase = Phase.RUNNING;
    private StreamFigures figures = StreamFigures.NONE;
    private Map<String, Upkeep> upkeep = Map.of();
    private long[] deadlocked = {};

    private final Health health = new Health(
            () -> database,
            () -> new State(phase, routes),
            () -> Optional.of(new Figures(
                    NOW, Map.of(NOTES, figures), 1, Optional.empty(), Optional.empty(), 0, upkeep, List.of())),
            stream -> failures.getOrDefault(stream, 0L),
            () -> deadlocked,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isUpWhereAllIsWell() {
        var report = health.report();

        assertThat(report.status()).isEqualTo("UP");
        assertThat(report.live().well()).isTrue();
        assertThat(report.ready().well()).isTrue();
        assertThat(report.streams())
                .singleElement()
                .satisfies(stream -> assertThat(stream.status()).isEqualTo("UP"));
    }

    @Test
    void isAliveAndNotReadyWhilePostgresIsAway() {
        database = new DatabaseState.Away("08001");

        assertThat(health.live().well()).isTrue();
        assertThat(health.ready().well()).isFalse();
        assertThat(health.ready().reason()).contains("Postgres does not answer", "08001", "by itself");
        assertThat(health.report().status()).isEqualTo("DOWN");
    }

    @Test
    void saysWhichSchemaIsThereAndWhichIsNeeded() {
        database = new DatabaseState.Outdated(3, 5);

        assertThat(health.ready())
                .isEqualTo(new Health.Verdict(
                        false,
                        "the schema in Postgres is at version 3, this program needs 5: 'wadi migrate' brings it up to date, as"
                                + " does a restart"));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "STOPPING"})
    void isAliveAndNotReadyWhileItStartsAndStops(Phase now) {
        phase = now;

        assertThat(health.live().well()).isTrue();
        assertThat(health.ready().well()).isFalse();
    }

    @Test
    void isNotAliveWhereTheRoutesHaveFailed() {
        phase = Phase.FAILED;

        assertThat(health.live().well()).isFalse();
    }

    @Test
    void isNotAliveWhereThreadsWaitForEachOther() {
        deadlocked = new long[] {3, 4};

        assertThat(health.live()).isEqualTo(new Health.Verdict(false, "2 threads wait for each other for ever"));
    }

    @Test
    void isReadyWhileAStreamIsPaused() {
        routes.put(NOTES, "Suspended");

        var report = health.report();

        assertThat(report.status()).isEqualTo("UP");
        assertThat(report.streams().get(0).status()).isEqualTo("PAUSED");
    }

    @Test
    void saysThatAnOperatorHasPausedAStream() {
        upkeep = Map.of(NOTES, new Upkeep(true, 0, 0, 0));

        var report = health.report();

        assertThat(report.status()).isEqualTo("UP");
        assertThat(report.streams().get(0).status()).isEqualTo("PAUSED");
        assertThat(report.streams().get(0).reason()).isEqualTo("an operator has paused it");
    }

    @Test
    void isReadyAndDegradedWhileASourceIsAway() {
        failures.put(NOTES, 7L);
        figures = new StreamFigures(
                Optional.empty(), Optional.of(NOW.minusSeconds(3_600)), Optional.empty(), 0, 0, 0, 0, false);

        var report = health.report();

        assertThat(report.status()).isEqualTo("DEGRADED");
        assertThat(report.ready().well()).isTrue();
        assertThat(report.streams().get(0).reason())
                .isEqualTo("the last 7 reads failed, the last that ended well is 60 minutes ago");
    }

    @Test
    void isDegradedWherePagesAreParkedOrRunsHeld() {
        figures = new StreamFigures(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 2, 1, false);

        assertThat(health.report().streams().get(0).reason())
                .isEqualTo("2 pages are parked; 1 runs are held by a gate");
    }

    @Test
    void looksAtTheDatabaseOnceHoweverOftenItIsAsked() {
        var looks = new int[1];
        var remembered = new Remembered(
                () -> {
                    looks[0]++;
                    return database;
                },
                Clock.fixed(NOW, ZoneOffset.UTC),
                java.time.Duration.ofSeconds(2));

        remembered.look();
        remembered.look();

        assertThat(looks[0]).isEqualTo(1);
    }

    private record State(Phase phase, Map<String, String> streams) implements ServiceState {}
}
