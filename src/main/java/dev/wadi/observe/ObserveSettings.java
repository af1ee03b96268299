package dev.wadi.observe;

import dev.wadi.trace.TraceSettings;
import dev.wadi.web.Access;
import java.time.Duration;
import java.util.Optional;

/**
 * How Wadi is watched.
 *
 * @param every      how often figures are taken of the database
 * @param countEvery how often those that take longer are
 * @param access     who may see health in detail and metrics; whether it is alive and ready may be seen by anyone
 * @param log        what log lines look like: {@code text}, or {@code json}
 * @param traces     where traces of pages go, where they are asked for
 */
public record ObserveSettings(
        Duration every, Duration countEvery, Access access, String log, Optional<TraceSettings> traces) {}
