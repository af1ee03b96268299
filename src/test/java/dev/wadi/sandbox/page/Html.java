package dev.wadi.sandbox.page;

import java.math.BigDecimal;
import java.util.Locale;

/** Words and numbers as they may stand in HTML. */
final class Html {

    private static final double WHOLE = 100;

    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share of one, such as {@code 99.4 %}, never rounded up to all. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * WHOLE * 10) / 10);
    }

    static String seconds(BigDecimal seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** One of something, or several. */
    static String count(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
