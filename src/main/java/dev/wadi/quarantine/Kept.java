package dev.wadi.quarantine;

import static java.util.Objects.requireNonNull;

import dev.wadi.core.Claim;
import dev.wadi.core.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A record in quarantine as it is kept.
 *
 * @param byteStart where its first byte is in what it was read from
 * @param alone     a page of nothing but the record's bytes as they landed, with what is decided about it
 */
public record Kept(RecordAt at, String stage, List<Problem> problems, long byteStart, Instant setAsideAt, Claim alone) {

    public Kept {
        requireNonNull(at, "at");
        problems = List.copyOf(problems);
    }

    /** Its bytes as they landed. */
    byte[] original() {
        return alone.page().payload();
    }
}
