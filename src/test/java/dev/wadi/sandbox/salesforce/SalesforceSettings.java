package dev.wadi.sandbox.salesforce;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * How an org is set up.
 *
 * @param port where it listens; zero for any free port
 * @param dailyRequests how many API requests a day allows
 * @param sessionTimeout how long an access token lives unused
 * @param openCursors how many queries can be open; the one unused longest gives way
 * @param clock the time tokens are measured by, which is not the clock of the records
 * @param seed what tokens are drawn from
 */
public record SalesforceSettings(
        int port, int dailyRequests, Duration sessionTimeout, int openCursors, Clock clock, long seed) {

    public SalesforceSettings {
        requireNonNull(sessionTimeout, "sessionTimeout");
        requireNonNull(clock, "clock");
        if (dailyRequests < 0 || openCursors < 1) {
            throw new IllegalArgumentException("an org allows requests and open cursors");
        }
    }

    /** An org of the usual kind: 100,000 requests, two hours, ten cursors. */
    public static SalesforceSettings usual() {
        return new SalesforceSettings(0, 100_000, Duration.ofHours(2), 10, Clock.systemUTC(), 1);
    }

    /** The same, listening at this port. */
    public SalesforceSettings withPort(int other) {
        return new SalesforceSettings(other, dailyRequests, sessionTimeout, openCursors, clock, seed);
    }

    /** The same with this many requests a day. */
    public SalesforceSettings withDailyRequests(int other) {
        return new SalesforceSettings(port, other, sessionTimeout, openCursors, clock, seed);
    }

    /** The same with tokens measured by this clock. */
    public SalesforceSettings withClock(Clock other) {
        return new SalesforceSettings(port, dailyRequests, sessionTimeout, openCursors, other, seed);
    }
}
