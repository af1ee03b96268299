package dev.wadi.map;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One format of dates or times. Strict: there is no 30th of February. */
interface MomentFormat {

    /** The day that a text names; null where it is not of this format, or there is no such day. */
    @Nullable
    LocalDate date(String text);

    /** The instant that a text names, in this zone where it names none itself; null where it names no instant. */
    @Nullable
    Instant instant(String text, ZoneId zone);
}
