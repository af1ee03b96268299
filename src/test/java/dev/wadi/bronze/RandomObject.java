package dev.wadi.bronze;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** An object made up from a seed: records short and long, quoted line ends, blank lines, damage, sometimes nothing at all. */
final class RandomObject {

    private static final String[] LINE_ENDS = {"\n", "\r", "\r\n"};

    private final Random random;

    RandomObject(long seed) {
        this.random = new Random(seed);
    }

    byte[] bytes() {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
        if (random.nextInt(10) > 0) {
            text.append("id,name").append(lineEnd());
        }
        for (var i = random.nextInt(40); i > 0; i--) {
            text.append(record()).append(lineEnd());
        }
        if (random.nextBoolean()) {
            text.append("last,record without an end");
        }
        return text.toString().getBytes(UTF_8);
    }

    private String record() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> lineEnd().repeat(random.nextInt(60));
            case 2 -> "1,\"two" + lineEnd() + "lines\"";
            case 3 -> "2,\"never closed";
            case 4 -> "\"" + "q".repeat(random.nextInt(120));
            case 5 -> "x".repeat(random.nextInt(120));
            case 6 -> "3,\"" + "y\n".repeat(random.nextInt(40)) + "\"";
            case 7 -> "4,\"a\"b,\"c";
            default -> random.nextInt(1_000) + ",Zoë" + "z".repeat(random.nextInt(12));
        };
    }

    private String lineEnd() {
        return LINE_ENDS[random.nextInt(LINE_ENDS.length)];
    }
}
