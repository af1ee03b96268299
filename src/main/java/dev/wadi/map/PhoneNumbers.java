package dev.wadi.map;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import org.jspecify.annotations.Nullable;

/**
 * Brings telephone numbers to E.164, by libphonenumber's numbering plans. A number is read where it says its country itself
 * ({@code +49…}, {@code 0049…}) or its country is known; it need not be in service, but must have as many digits as numbers
 * there have.
 */
final class PhoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private static final int FEWEST_DIGITS = 7;
    private static final String TRUNK_ZERO = "(0)";

    private PhoneNumbers() {}

    /**
     * The number by E.164, without its extension; null where the text is no number that can be dialled from abroad.
     *
     * @param country where it is dialled, by ISO 3166-1 alpha-2; null where nobody knows
     */
    static @Nullable String e164(String text, @Nullable String country) {
        if (digits(text) < FEWEST_DIGITS) {
            return null;
        }
        var number = abroad(text);
        var international = number.startsWith("+");
        if (!international && country == null) {
            return null;
        }
        try {
            var parsed = PLANS.parse(international ? withoutTrunkZero(number) : number, country);
            return PLANS.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? PLANS.format(parsed, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    private static int digits(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }

    /** As dialled from abroad where it says so; {@code 00} stands for the plus in most of the world, and no number begins so. */
    private static String abroad(String text) {
        var number = text.regionMatches(true, 0, "tel:", 0, 4) ? text.substring(4) : text;
        return number.startsWith("00") ? "+" + number.substring(2) : number;
    }

    /** The zero in brackets is not dialled from abroad, but in Italy and San Marino it is. */
    private static String withoutTrunkZero(String number) {
        var zero = number.indexOf(TRUNK_ZERO);
        return zero < 0 || number.startsWith("+39") || number.startsWith("+378")
                ? number
                : number.substring(0, zero) + number.substring(zero + TRUNK_ZERO.length());
    }
}
