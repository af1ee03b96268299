package dev.wadi.source.salesforce;

import java.util.regex.Pattern;

/** The query of a job: without the order of a query, which would keep Salesforce from dividing the work. */
final class JobQuery {

    private static final String FIELD = "[\\w.]+(?:\\s+(?:ASC|DESC))?(?:\\s+NULLS\\s+(?:FIRST|LAST))?";
    private static final Pattern ORDER = Pattern.compile(
            "\\s+ORDER\\s+BY\\s+" + FIELD + "(?:\\s*,\\s*" + FIELD + ")*\\s*$", Pattern.CASE_INSENSITIVE);

    private JobQuery() {}

    static String of(String query) {
        return ORDER.matcher(query).replaceFirst("");
    }
}
