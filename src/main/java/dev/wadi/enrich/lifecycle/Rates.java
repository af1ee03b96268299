package dev.wadi.enrich.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.wadi.enrich.ReferenceFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit of one currency buys of others, as of one day: enough to tell a large customer from a small one, too little
 * for books. All amounts are taken by the same rates, whenever they were spent, so that a rate never moves a past order.
 *
 * @param base   the currency that amounts are turned into
 * @param day    the day of the rates
 * @param rates  how much of a currency one unit of the base buys
 * @param source the file's hash and day
 */
public record Rates(String base, LocalDate day, Map<String, BigDecimal> rates, String source) {

    private static final String SHIPPED = "reference.rates";
    private static final int HASH_DIGITS = 12;

    public Rates {
        rates = Map.copyOf(rates);
    }

    /** The rates that are shipped. */
    public static Rates shipped() {
        try (var in = ReferenceFileException.class.getResourceAsStream(SHIPPED)) {
            return of(SHIPPED, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rates in a file, whose shape is described in the one that is shipped ({@code reference.rates}).
     *
     * @throws ReferenceFileException naming every line that is wrong
     */
    public static Rates load(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ReferenceFileException(file.toString(), "cannot be read as text in UTF-8");
        }
        return of(file.toString(), text);
    }

    /** An amount in the base currency; empty where there is no rate. */
    public Optional<BigDecimal> inBase(String currency, BigDecimal amount) {
        if (currency.equals(base)) {
            return Optional.of(amount);
        }
        return Optional.ofNullable(rates.get(currency)).map(rate -> amount.divide(rate, MathContext.DECIMAL64));
    }

    private static Rates of(String file, String text) {
        var read = RateFile.read(file, text);
        var hash = Hashing.sha256().hashString(text, UTF_8).toString().substring(0, HASH_DIGITS);
        return new Rates(read.base(), read.day(), read.rates(), "rates of " + read.day() + " " + hash);
    }
}
