package dev.wadi.enrich.lifecycle;

import dev.wadi.enrich.ReferenceFileException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rates from text, line by line, and names every line that is wrong. */
final class RateFile {

    private static final String CURRENCY = "[A-Z]{3}";
    private static final Pattern BASE = Pattern.compile("base\\s+(" + CURRENCY + ")");
    private static final Pattern DAY = Pattern.compile("day\\s+(\\S+)");
    private static final Pattern RATE = Pattern.compile("(" + CURRENCY + ")\\s+([0-9]{1,12}(\\.[0-9]{1,12})?)");

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, BigDecimal> rates = new HashMap<>();
    private @Nullable String base;
    private @Nullable LocalDate day;

    private RateFile(String file) {
        this.file = file;
    }

    /** What a file says. */
    record Read(String base, LocalDate day, Map<String, BigDecimal> rates) {}

    static Read read(String file, String text) {
        return new RateFile(file).read(text.lines().map(String::strip).toList());
    }

    private Read read(List<String> lines) {
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (!line.isEmpty() && !line.startsWith("#") && !take(line)) {
                problems.add(file + ": line " + number + ": reads neither 'base EUR', nor 'day 2026-01-31', "
                        + "nor a currency and a rate above 0 given once: 'USD 1.1'");
            }
        }
        if (base == null) {
            problems.add(file + ": has no line 'base <currency>'");
        }
        if (day == null) {
            problems.add(file + ": has no line 'day <date>'");
        }
        if (base == null || day == null || !problems.isEmpty()) {
            throw new ReferenceFileException(problems);
        }
        return new Read(base, day, rates);
    }

    private boolean take(String line) {
        var ofBase = BASE.matcher(line);
        if (ofBase.matches()) {
            var first = base == null;
            base = ofBase.group(1);
            return first;
        }
        var ofDay = DAY.matcher(line);
        if (ofDay.matches()) {
            return day == null && takeDay(ofDay.group(1));
        }
        var ofRate = RATE.matcher(line);
        return ofRate.matches() && takeRate(ofRate.group(1), new BigDecimal(ofRate.group(2)));
    }

    private boolean takeDay(String text) {
        try {
            day = LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean takeRate(String currency, BigDecimal rate) {
        return rate.signum() > 0 && rates.putIfAbsent(currency, rate) == null;
    }
}
