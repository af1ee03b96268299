package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.wadi.scenarios.hostile.HostileSource.Row;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** An HTTP API over a {@link HostileSource}, which goes on between one question and the next. */
final class HostileApi {

    static final String URL = "https://api.test/v1";

    private static final int MOST = 4;

    /** How its answers are told apart from one another. */
    enum Manner {
        /** Numbered pages of whatever there is at the time, newest first. */
        PAGES("{ page: page }\n  total: /count"),
        /** After a record, by stamp and name. */
        CURSOR("{ cursor: /meta/after, parameter: after }"),
        /** Through a list made when the read began, in no order. */
        LINKS("{ link: /links/next }");

        final String paging;

        Manner(String paging) {
            this.paging = paging;
        }
    }

    private final HostileSource source;
    private final Manner manner;
    private final Random random;
    private List<String> list = List.of();

    HostileApi(HostileSource source, Manner manner, Random random) {
        this.source = source;
        this.manner = manner;
        this.random = random;
    }

    /** From where on a place asks. */
    static Instant since(String place) {
        return Instant.parse(parameters(URI.create(place)).getOrDefault("since", ""));
    }

    byte[] answer(String place, boolean restless) {
        if (restless && random.nextInt(2) == 0) {
            source.goOn();
        }
        var asked = parameters(URI.create(place));
        var from = since(place).getEpochSecond();
        var until = asked.containsKey("until")
                ? Instant.parse(asked.getOrDefault("until", "")).getEpochSecond()
                : Long.MAX_VALUE;
        var rows = source.select(row -> row.stamp() >= from && row.stamp() < until);
        var size = 1 + random.nextInt(MOST);
        return switch (manner) {
            case PAGES -> page(rows, Integer.parseInt(asked.getOrDefault("page", "")) - 1);
            case CURSOR -> after(rows, asked.getOrDefault("after", ""), size);
            case LINKS -> listed(rows, asked, size);
        };
    }

    private byte[] page(List<Row> rows, int number) {
        var newestFirst = new ArrayList<>(rows);
        Collections.reverse(newestFirst);
        var at = Math.min(rows.size(), number * MOST);
        return say(newestFirst.subList(at, Math.min(rows.size(), at + MOST)), "\"count\":%d,".formatted(rows.size()));
    }

    private byte[] after(List<Row> rows, String token, int size) {
        var rest = rows.stream().filter(row -> place(row).compareTo(token) > 0).toList();
        var page = rest.subList(0, Math.min(rest.size(), size));
        var more = page.size() < rest.size();
        return say(page, more ? "\"meta\":{\"after\":\"%s\"},".formatted(place(page.get(page.size() - 1))) : "");
    }

    private byte[] listed(List<Row> rows, Map<String, String> asked, int size) {
        if (!asked.containsKey("at")) {
            var names = new ArrayList<>(rows.stream().map(Row::id).toList());
            Collections.shuffle(names, random);
            list = names;
        }
        var at = Integer.parseInt(asked.getOrDefault("at", "0"));
        var end = Math.min(list.size(), at + size);
        var page = list.subList(at, end).stream()
                .flatMap(id -> rows.stream().filter(row -> row.id().equals(id)))
                .toList();
        return say(
                page,
                end < list.size()
                        ? "\"links\":{\"next\":\"?%sat=%d\"},".formatted(bounds(asked), end)
                        : "\"links\":{\"next\":null},");
    }

    private static String bounds(Map<String, String> asked) {
        return Stream.of("since", "until")
                .filter(asked::containsKey)
                .map(bound -> bound + "=" + asked.get(bound) + "&")
                .collect(joining());
    }

    private byte[] say(List<Row> rows, String more) {
        return "{%s\"data\":[%s]}"
                .formatted(more, rows.stream().map(Row::json).collect(joining(",")))
                .getBytes(UTF_8);
    }

    private static String place(Row row) {
        return Instant.ofEpochSecond(row.stamp()) + row.id();
    }

    private static Map<String, String> parameters(URI place) {
        return Arrays.stream(place.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
