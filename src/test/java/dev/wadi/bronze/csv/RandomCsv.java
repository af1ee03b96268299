package dev.wadi.bronze.csv;

import java.util.Random;

/** Delimited text made up from a seed, out of what is hard to read: quotes, line ends of all kinds, many-byte letters. */
final class RandomCsv {

    private static final String[] PLAIN = {"a", "Zoë", "東京", "🙂", " ", "b\"c", "x y", "\t", "'", ";", ""};
    /** No CR alone: FastCSV 4.1.0 takes an LF after the closing quote for its second half, and so joins two records. */
    private static final String[] QUOTED = {"a", "\"\"", ",", "\n", "\r\n", "\n\n", "Zoë", "🙂", " ", ""};

    private static final String[] LINE_ENDS = {"\n", "\r", "\r\n"};

    private final Random random;

    RandomCsv(long seed) {
        this.random = new Random(seed);
    }

    /** Well-formed text; sometimes with a byte order mark, blank lines, or no line end after the last record. */
    String text() {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
        var records = random.nextInt(12);
        for (var i = 0; i < records; i++) {
            blankLines(text);
            text.append(record());
            if (i < records - 1 || random.nextBoolean()) {
                text.append(lineEnd());
            }
        }
        if (random.nextInt(3) == 0) {
            text.append(lineEnd());
            blankLines(text);
        }
        return text.toString();
    }

    private String record() {
        var fields = new String[1 + random.nextInt(4)];
        do {
            for (var i = 0; i < fields.length; i++) {
                fields[i] = random.nextBoolean() ? quoted() : plain();
            }
        } while (String.join(",", fields).isEmpty());
        return String.join(",", fields);
    }

    private String quoted() {
        return '"' + some(QUOTED) + '"';
    }

    private String plain() {
        return some(PLAIN).replaceFirst("^\"+", "");
    }

    private String some(String[] choices) {
        var text = new StringBuilder();
        for (var i = random.nextInt(4); i > 0; i--) {
            text.append(choices[random.nextInt(choices.length)]);
        }
        return text.toString();
    }

    private void blankLines(StringBuilder text) {
        while (random.nextInt(5) == 0) {
            text.append(lineEnd());
        }
    }

    private String lineEnd() {
        return LINE_ENDS[random.nextInt(LINE_ENDS.length)];
    }
}
