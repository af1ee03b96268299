package dev.wadi.source.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T08:00:00Z,        PT15M, 2026-01-05T07:45:00Z",
        "2026-01-05T08:00:00.999999Z, PT15M, 2026-01-05T07:45:00Z",
        "2026-01-05T08:00:00.5Z,      PT0S,  2026-01-05T08:00:00Z",
        "1970-01-01T00:01:00Z,        PT15M, 1970-01-01T00:00:00Z",
    })
    void aReadBeginsALookBackBeforeTheNewestRecordAtAWholeSecond(Instant newest, Duration lookBack, Instant from) {
        assertThat(Window.instant(new Window(lookBack).from(Window.micros(newest))))
                .isEqualTo(from);
    }

    @Test
    void instantsKeepTheirMicroseconds() {
        var instant = Instant.parse("2026-01-05T08:00:00.123456Z");

        assertThat(Window.instant(Window.micros(instant))).isEqualTo(instant);
    }
}
