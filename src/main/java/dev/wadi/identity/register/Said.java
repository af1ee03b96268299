package dev.wadi.identity.register;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** What somebody says, by half of its SHA-256: equal for equal values and no others. Orders what is said, by chance. */
record Said(long high, long low) implements Comparable<Said> {

    private static final char BETWEEN = '\u001f';
    private static final Comparator<Said> ORDER =
            Comparator.comparingLong(Said::high).thenComparingLong(Said::low);

    static Said of(List<String> values) {
        var text = new StringBuilder();
        values.forEach(value -> text.append(value).append(BETWEEN));
        var hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
        return new Said(long64(hash, 0), long64(hash, Long.BYTES));
    }

    private static long long64(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = value << Byte.SIZE | bytes[i] & 0xff;
        }
        return value;
    }

    @Override
    public int compareTo(Said other) {
        return ORDER.compare(this, other);
    }
}
