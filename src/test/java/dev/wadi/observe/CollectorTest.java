package dev.wadi.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.core.Unavailable;
import dev.wadi.testkit.postgres.Streams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is scraped, with the database there, away and back. */
class CollectorTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

    private final Contracts contracts = Streams.both();
    private final Meters meters = new Meters(Tenant.DEFAULT);
    private final Told told = new Told();
    private final Ticking clock = new Ticking();
    private final Collector collector =
            new Collector(told, clock, figures -> FigureMeters.latencies(meters.registry(), figures));

    CollectorTest() {
        FigureMeters.register(meters.registry(), collector, contracts, clock);
    }

    @AfterEach
    void close() {
        collector.close();
        meters.close();
    }

    @Test
    void answersBeforeTheDatabaseDid() {
        assertThat(meters.scrape())
                .contains("wadi_database_up{tenant=\"default\"} 0.0")
                .contains("wadi_freshness_seconds{entity=\"note\",stream=\"desk.note\",tenant=\"default\"} NaN");
    }

    @Test
    void tellsWhatWasTaken() {
        told.newest = Optional.of(BEGIN.minusSeconds(90));

        collector.take();
        collector.count();

        assertThat(meters.scrape())
                .contains("wadi_database_up{tenant=\"default\"} 1.0")
                .contains("wadi_freshness_seconds{entity=\"note\",stream=\"desk.note\",tenant=\"default\"} 90.0")
                .contains(
                        "wadi_freshness_target_seconds{entity=\"note\",stream=\"desk.note\",tenant=\"default\"} 3600.0")
                .contains("wadi_pages{state=\"parked\",stream=\"desk.note\",tenant=\"default\"} 1.0")
                .contains("wadi_completeness_ratio{stream=\"desk.note\",tenant=\"default\"} 0.5")
                .contains("wadi_candidate_age_seconds{tenant=\"default\"} 0.0")
                .contains("wadi_page_latency_seconds_bucket{stream=\"desk.note\",tenant=\"default\",le=\"15.0\"} 1")
                .contains("wadi_database_bytes{layer=\"gold\",tenant=\"default\"} 8192.0");
    }

    @Test
    void goesOnAgeingWhileTheDatabaseIsAwayAndComesBackByItself() {
        told.newest = Optional.of(BEGIN);
        collector.take();

        told.away = true;
        clock.now = BEGIN.plusSeconds(100_000);
        collector.take();

        assertThat(meters.scrape())
                .contains("wadi_database_up{tenant=\"default\"} 0.0")
                .contains("wadi_figures_age_seconds{tenant=\"default\"} 100000.0")
                .contains("wadi_freshness_seconds{entity=\"note\",stream=\"desk.note\",tenant=\"default\"} 100000.0");

        told.away = false;
        collector.take();

        assertThat(meters.scrape()).contains("wadi_figures_age_seconds{tenant=\"default\"} 0.0");
    }

    @Test
    void neverAsksTheDatabaseForAScrape() {
        collector.take();
        var asked = told.asked;

        meters.scrape();
        meters.scrape();

        assertThat(told.asked).isEqualTo(asked);
    }

    private static final class Told implements Figures.Source {

        Optional<Instant> newest = Optional.empty();
        boolean away;
        int asked;

        @Override
        public Figures take() {
            asked++;
            if (away) {
                throw new Unavailable("away", new IllegalStateException());
            }
            return new Figures(
                    BEGIN,
                    Map.of(
                            Streams.NOTES,
                            new StreamFigures(newest, Optional.empty(), Optional.empty(), 0, 0, 1, 0, false)),
                    1,
                    Optional.of(BEGIN),
                    Optional.empty(),
                    0,
                    Map.of(),
                    List.of(new Figures.Latency(Streams.NOTES, Duration.ofSeconds(9))));
        }

        @Override
        public Figures.Counts count() {
            return new Figures.Counts(
                    Map.of(
                            Streams.NOTES,
                            new StreamFigures.Counts(5, OptionalDouble.of(10), OptionalDouble.empty(), 0, 0)),
                    Map.of("gold", 8_192L));
        }
    }

    private static final class Ticking extends Clock {

        Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
