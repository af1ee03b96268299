package dev.wadi.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresPollsIT {

    private static final Instant EIGHT = Instant.parse("2026-01-05T08:00:00.123456Z");

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void tellsWhenAStreamWasLastReadAndWhatTimeItIs() {
        var polls = new PostgresPolls(DATABASE.database(), DATABASE.newTenant());
        assertThat(polls.of("crm.contact").last()).isEmpty();

        polls.done("crm.contact", EIGHT);

        assertThat(polls.of("crm.contact").last()).contains(EIGHT);
        assertThat(polls.of("crm.account").last()).isEmpty();
        assertThat(polls.of("crm.contact").now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aReaderThatIsLateTakesNothingBack() {
        var tenant = DATABASE.newTenant();
        var polls = new PostgresPolls(DATABASE.database(), tenant);
        polls.done("crm.contact", EIGHT);

        polls.done("crm.contact", EIGHT.minusSeconds(60));

        assertThat(polls.of("crm.contact").last()).contains(EIGHT);
        assertThat(DATABASE.one("SELECT reads FROM ops.poll WHERE tenant = ?", tenant.name()))
                .isEqualTo("2");
    }
}
