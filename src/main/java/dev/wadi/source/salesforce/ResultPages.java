package dev.wadi.source.salesforce;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.core.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pages of one piece of what a job found, written while they land. For one thread. */
final class ResultPages implements Iterator<PageDraft> {

    private final JobRead read;
    private final ResultRows rows;
    private final ResultJson json;
    private final PageSize size;
    private final boolean last;
    private int at;
    private boolean done;

    /**
     * Pages of these rows.
     *
     * @param last whether there is no piece behind this
     */
    ResultPages(JobRead read, ResultRows rows, ResultJson json, PageSize size, boolean last) {
        this.read = read;
        this.rows = rows;
        this.json = json;
        this.size = size;
        this.last = last;
        this.done = rows.size() == 0 && !last;
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public PageDraft next() {
        if (done) {
            throw new NoSuchElementException("the piece has ended");
        }
        try {
            var page = new ByteArrayOutputStream();
            var frames = new Frames.Builder();
            while (at < rows.size() && frames.size() < size.records() && page.size() < size.bytes()) {
                var record = json.of(rows.row(at));
                frames.add(page.size(), record.length);
                page.writeBytes(record);
                page.write('\n');
                at++;
            }
            done = at == rows.size();
            return read.draft(page.toByteArray(), frames.build(), done && last);
        } catch (IOException e) {
            throw read.cut(e);
        }
    }
}
