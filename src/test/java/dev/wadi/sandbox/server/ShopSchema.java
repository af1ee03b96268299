package dev.wadi.sandbox.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The tables of the shop, as {@code sandbox/shop.sql} among the test resources has them. */
final class ShopSchema {

    private static final String FILE = "/sandbox/shop.sql";

    private ShopSchema() {}

    /** What creates them, in order. */
    static List<String> statements() throws IOException {
        try (var file = ShopSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException(FILE + " is not among the test resources");
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
