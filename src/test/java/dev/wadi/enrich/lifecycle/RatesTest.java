package dev.wadi.enrich.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.enrich.ReferenceFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

    @TempDir
    private Path folder;

    @Test
    void turnAnAmountIntoTheirBase() throws IOException {
        var rates = Rates.load(file("base PLN\nday 2026-02-28\nJPY 40\n"));

        assertThat(rates.inBase("JPY", new BigDecimal("100"))).hasValue(new BigDecimal("2.5"));
        assertThat(rates.inBase("PLN", new BigDecimal("3.10"))).hasValue(new BigDecimal("3.10"));
        assertThat(rates.inBase("USD", BigDecimal.TEN)).isEmpty();
    }

    @Test
    void sayOfWhichDayTheyAre() throws IOException {
        var rates = Rates.load(file("# ours\n\nday 2026-02-28\nbase PLN\n"));

        assertThat(rates.day()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(rates.source()).matches("rates of 2026-02-28 [0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "GBP", "JPY", "PLN", "SEK", "BRL"})
    void thoseShippedKnowTheCurrenciesOfTheShop(String currency) {
        assertThat(Rates.shipped().inBase(currency, BigDecimal.ONE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usd 1.1",
                "USD 1,1",
                "USD 0",
                "USD 0.00",
                "USD -1",
                "USD",
                "EURO 1",
                "GBP 0.9",
                "base USD",
                "day 2026-01-02",
                "rate USD 1"
            })
    void aLineThatIsWrongIsNamed(String line) throws IOException {
        var file = file("base EUR\nday 2026-01-01\nGBP 0.87\n" + line + "\n");

        assertThatThrownBy(() -> Rates.load(file))
                .isInstanceOf(ReferenceFileException.class)
                .hasMessageStartingWith(file + ": line 4: ");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws IOException {
        var file = file("day yesterday\nUSD one\n");

        assertThatThrownBy(() -> Rates.load(file))
                .hasMessageContainingAll("line 1", "line 2", "has no line 'base", "has no line 'day");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        var missing = folder.resolve("missing.rates");

        assertThatThrownBy(() -> Rates.load(missing)).hasMessage(missing + ": cannot be read as text in UTF-8");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.rates"), text);
    }
}
