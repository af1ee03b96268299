package dev.wadi.core;

import static dev.wadi.testkit.Pages.aPage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({"-1,0,0", "0,-1,0", "0,0,-1"})
    void hasNoNegativeParts(int ordinal, long offset, int length) {
        assertThatThrownBy(() -> new Origin(1, ordinal, offset, length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isCountedInBytesFromTheStartOfTheSource() {
        var page = aPage("name\nZoë\nBo\n");
        var later = new Page(
                page.tenant(),
                page.stream(),
                page.lane(),
                page.id(),
                page.runId(),
                page.partition(),
                5_000_000_000L,
                page.payload(),
                page.preamble(),
                page.frames(),
                page.readAt());

        assertThat(page.origin(1)).isEqualTo(new Origin(page.id(), 1, 10, 2));
        assertThat(later.origin(1)).isEqualTo(new Origin(page.id(), 1, 5_000_000_010L, 2));
    }

    @Test
    void leadsBackToTheBytesAsTheyCame() {
        var page = aPage("name\r\nZoë\r\nBo\r\n");

        assertThat(page.original(0)).isEqualTo("Zoë".getBytes(UTF_8));
    }
}
