package dev.wadi.trace;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import java.nio.charset.StandardCharsets;

/**
 * The trace of a page and its first span, named by a hash of what the database knows of the page. So every process that comes to
 * work on it, whenever, finds the same names without having been told: nothing of a trace is kept in the database.
 *
 * @param traceId 32 hexadecimal digits
 * @param root    of the span that all others stand under: 16 hexadecimal digits
 */
public record PageTrace(String traceId, String root) {

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /**
     * The trace of what was read of a partition in a run from a position on.
     *
     * @param position where it begins
     */
    public static PageTrace of(Tenant tenant, long run, String partition, long position) {
        var name = "wadi\0" + tenant.name() + '\0' + run + '\0' + partition + '\0' + position;
        var bytes = Hashing.sha256().hashString(name, StandardCharsets.UTF_8).asBytes();
        var digits = BaseEncoding.base16().lowerCase();
        return new PageTrace(digits.encode(bytes, 0, TRACE_BYTES), digits.encode(bytes, TRACE_BYTES, SPAN_BYTES));
    }

    /** The trace of a page. */
    public static PageTrace of(Page page) {
        return of(page.tenant(), page.runId(), page.partition(), page.start());
    }
}
