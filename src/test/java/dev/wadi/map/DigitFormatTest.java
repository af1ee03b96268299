package dev.wadi.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitFormatTest {

    static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd",
            "uuuu-MM-dd",
            "dd.MM.yyyy",
            "MM/dd/yyyy",
            "yyyyMMdd",
            "dd.MM.yyyy HH:mm",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    private static final List<String> SHAPES = List.of(
            "2024-02-29",
            "29.02.2024",
            "02/29/2024",
            "20240229",
            "29.02.2024 23:59",
            "2024-02-29 23:59:58",
            "2024-02-29T23:59:58Z",
            "2024-02-29T23:59:58+01",
            "2024-02-29T23:59:58-0130",
            "2024-02-29T23:59:58.123+0000",
            "2024-02-29T23:59:58.123456+05:30");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void agreesWithTheFormatterOfTheJdk(String pattern) {
        var fast = DigitFormat.of(pattern).orElseThrow();
        var sure = new AnyFormat(pattern);
        var random = new Random(7);
        for (var shape : SHAPES) {
            for (var i = 0; i < 2_000; i++) {
                var text = mangled(shape, random);
                assertThat(fast.date(text)).as(text).isEqualTo(year0(sure, text) ? null : sure.date(text));
                assertThat(fast.instant(text, BERLIN))
                        .as(text)
                        .isEqualTo(year0(sure, text) ? null : sure.instant(text, BERLIN));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d.M.yyyy",
                "yy-MM-dd",
                "yyyy-MM",
                "dd MMM yyyy",
                "yyyy-MM-dd HH",
                "yyyy-MM-dd[ HH:mm]",
                "yyyy-MM-dd HH:mm z",
                "yyyy-MM-dd'T",
                "yyyy-DDD",
                "dd dd yyyy"
            })
    void leavesOtherPatternsToTheFormatterOfTheJdk(String pattern) {
        assertThat(DigitFormat.of(pattern)).isEmpty();
    }

    @Test
    void aTimestampNeedsATime() {
        assertThat(DigitFormat.of("yyyy-MM-dd").orElseThrow().instant("2026-01-05", BERLIN))
                .isNull();
    }

    /** The formatter knows a year 0, which no database we deliver to keeps. */
    private static boolean year0(AnyFormat sure, String text) {
        var date = sure.date(text);
        return date != null && date.getYear() < 1;
    }

    private static String mangled(String shape, Random random) {
        var text = new StringBuilder(shape);
        for (var changes = random.nextInt(3); changes > 0; changes--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(8)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, random.nextInt(10));
                case 2 -> text.setCharAt(at, "-./ :TZ+x".charAt(random.nextInt(9)));
                default -> {
                    if (Character.isDigit(text.charAt(at))) {
                        text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                    }
                }
            }
        }
        return text.toString();
    }
}
