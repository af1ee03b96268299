package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.Cursors.Cursor;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.soql.QueryResult;
import dev.wadi.sandbox.salesforce.soql.Soql;
import dev.wadi.sandbox.salesforce.soql.SoqlException;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries and their pages. */
final class QueryApi {

    /** What mishaps do to a page: how many records it has at most, whether it comes again, whether it is lost. */
    record Paging(int most, boolean again, boolean lost) {

        static Paging of(List<Mishap> mishaps) {
            int most = Integer.MAX_VALUE;
            boolean again = false;
            boolean lost = false;
            for (var mishap : mishaps) {
                if (mishap instanceof Mishap.ShortPage page) {
                    most = Math.min(most, page.records());
                } else if (mishap instanceof Mishap.PageAgain) {
                    again = true;
                } else if (mishap instanceof Mishap.LocatorExpires) {
                    lost = true;
                }
            }
            return new Paging(most, again, lost);
        }
    }

    private static final int FEWEST = 200;
    private static final int MOST = 2000;
    private static final Pattern BATCH_SIZE = Pattern.compile("(?i)\\bbatchSize\\s*=\\s*(\\d{1,9})\\b");
    private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9]{15,18})-(\\d{1,9})");

    private final Soql soql;
    private final Cursors cursors;
    private final RecordWriter writer;

    QueryApi(RecordStore store, int openCursors) {
        this.soql = new Soql(store);
        this.cursors = new Cursors(openCursors);
        this.writer = new RecordWriter(store);
    }

    Answer query(String root, Request request, Paging paging) {
        return first(root, request, paging, soql::query);
    }

    Answer queryAll(String root, Request request, Paging paging) {
        return first(root, request, paging, soql::queryAll);
    }

    /** A further page, at a place like {@code 01g...-2000}. */
    Answer more(String root, String place, Request request, Paging paging) {
        var parsed = PLACE.matcher(place);
        if (!parsed.matches()) {
            return lost();
        }
        if (paging.lost()) {
            cursors.close(parsed.group(1));
        }
        var cursor = cursors.find(parsed.group(1));
        int from = Integer.parseInt(parsed.group(2));
        if (cursor.isEmpty() || from >= cursor.get().result().rows().size()) {
            return lost();
        }
        return paging.again()
                ? again(root, cursor.get(), from)
                : page(
                        root,
                        cursor.get(),
                        from,
                        batchSize(request).orElse(cursor.get().batchSize()),
                        paging);
    }

    /** The object a place is about. */
    Optional<String> objectAt(String place) {
        var parsed = PLACE.matcher(place);
        return parsed.matches()
                ? cursors.find(parsed.group(1))
                        .map(cursor -> cursor.result().selection().object().name())
                : Optional.empty();
    }

    private Answer first(String root, Request request, Paging paging, Function<String, QueryResult> run) {
        try {
            var result = run.apply(request.parameter("q").orElse(""));
            int size = batchSize(request).orElse(MOST);
            if (result.rows().size() <= Math.min(size, paging.most())) {
                return Answer.json(writer.page(root, result, 0, result.rows().size(), Optional.empty()));
            }
            return page(root, cursors.open(result, size), 0, size, paging);
        } catch (SoqlException refused) {
            return Answer.error(400, refused.code(), refused.description());
        }
    }

    private Answer page(String root, Cursor cursor, int from, int size, Paging paging) {
        var result = cursor.result();
        int to = (int) Math.min(result.rows().size(), (long) from + Math.min(size, paging.most()));
        var next = to < result.rows().size() ? Optional.of(url(root, cursor, to)) : Optional.<String>empty();
        cursor.served(from);
        return Answer.json(writer.page(root, result, from, to, next));
    }

    private Answer again(String root, Cursor cursor, int due) {
        int from = Math.min(cursor.pageBefore(), due);
        return Answer.json(writer.page(root, cursor.result(), from, due, Optional.of(url(root, cursor, due))));
    }

    private static String url(String root, Cursor cursor, int at) {
        return root + "/query/" + cursor.locator() + "-" + at;
    }

    private static Optional<Integer> batchSize(Request request) {
        return request.header("Sforce-Query-Options")
                .map(BATCH_SIZE::matcher)
                .filter(Matcher::find)
                .map(found -> Math.max(FEWEST, Math.min(MOST, Integer.parseInt(found.group(1)))));
    }

    private static Answer lost() {
        return Answer.error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }
}
