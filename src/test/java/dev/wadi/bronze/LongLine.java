package dev.wadi.bronze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.testkit.Pages;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** Reads an object whose second line is so many megabytes long, and says what became of its bytes. */
final class LongLine {

    static final long MEGABYTE = 1_000_000;

    private static final PageSize SIZE = new PageSize(2_000, 4 << 20, 1 << 20);
    private static final String BEFORE = "id,name\n1,Ann\n";
    private static final String AFTER = "\n2,Bob\n";

    private LongLine() {}

    public static void main(String... arguments) {
        var line = new SyntheticStream("x".repeat((int) MEGABYTE), Integer.parseInt(arguments[0]));
        var all = new SequenceInputStream(Collections.enumeration(List.of(bytes(BEFORE), line, bytes(AFTER))));
        var size = BEFORE.length() + line.size() + AFTER.length();
        var drafts = new PageDrafts(Pages.aReading(), all, size, new CsvFramer(',', '"', SIZE.recordBytes()), SIZE);
        var accounted = 0L;
        var unreadable = 0L;
        var records = 0;
        while (drafts.hasNext()) {
            var page = drafts.next();
            accounted += page.end() - page.start();
            unreadable += page.unreadable().map(Unreadable::size).orElse(0L);
            records += page.frames().size();
        }
        System.out.printf(
                "%d bytes not accounted for, %s unreadable, %d records%n",
                size - accounted, unreadable >= line.size() ? "the line" : unreadable + " bytes", records);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
