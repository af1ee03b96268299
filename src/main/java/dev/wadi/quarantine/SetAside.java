package dev.wadi.quarantine;

import dev.wadi.core.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record in quarantine as it is shown.
 *
 * @param stage     the stage that found the first problem
 * @param partition what it was read from
 * @param byteStart where in that its first byte is
 * @param said      its fields; one without a name where the fields cannot be told
 * @param edited    whether what is shown is what somebody edited it to
 */
public record SetAside(
        RecordAt at,
        String stream,
        String stage,
        List<Problem> problems,
        String partition,
        long byteStart,
        int byteCount,
        Instant setAsideAt,
        Map<String, String> said,
        boolean edited) {

    public SetAside {
        problems = List.copyOf(problems);
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }
}
