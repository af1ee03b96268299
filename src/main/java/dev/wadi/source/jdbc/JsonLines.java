package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageSize;
import dev.wadi.core.Frames;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** A page while records are written to it, one a line. */
final class JsonLines {

    private final PageSize size;
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private final Frames.Builder frames = new Frames.Builder();

    JsonLines(PageSize size) {
        this.size = size;
    }

    void add(Map<String, ?> record) {
        var start = page.size();
        RowJson.write(record, page);
        frames.add(start, page.size() - start);
        page.write('\n');
    }

    boolean isFull() {
        return frames.size() >= size.records() || page.size() >= size.bytes();
    }

    byte[] payload() {
        return page.toByteArray();
    }

    Frames frames() {
        return frames.build();
    }
}
