package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Another process on the same database simply helps. */
class TwoProcessesIT {

    private static final int RECORDS = 8_000;
    private static final long SEED = 11;

    @Test
    void shareThePagesAndMakeWhatOneMakes() {
        try (var alone = smallPages().withTickets(RECORDS, SEED);
                var together = smallPages()) {
            alone.start();
            alone.awaitPublished();

            together.start();
            together.start();
            together.awaitStarted(2);
            together.withTickets(RECORDS, SEED);
            together.awaitPublished();

            assertThat(together.contentHash()).isEqualTo(alone.contentHash());
            assertThat(together.balance().balanced()).isTrue();
            assertThat(together.balance().landed()).isEqualTo(RECORDS);
            assertThat(together.count("SELECT count(DISTINCT owner) FROM bronze.claim"))
                    .isEqualTo(2);
        }
    }

    @Test
    void canEachHaveTheirOwnDuties() {
        try (var installation = smallPages().with("wadi.duties", "poll,publish")) {
            installation.start();
            installation.with("wadi.duties", "work").start();
            installation.awaitStarted(2);

            installation.withTickets(RECORDS / 16, SEED).awaitPublished();

            assertThat(installation.balance().landed()).isEqualTo(RECORDS / 16);
            assertThat(installation.count("SELECT count(DISTINCT owner) FROM bronze.claim"))
                    .isEqualTo(1);
        }
    }

    private static Installation smallPages() {
        return Installation.shipped().with("wadi.land.records", "50");
    }
}
