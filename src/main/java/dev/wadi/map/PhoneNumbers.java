package dev.wadi.map;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings telephone numbers to E.164, by libphonenumber's numbering plans. A number is read where it says its country itself
 * ({@code +49…}, {@code 0049…}) or its country is known. It need not be in service, but must have as many digits as numbers
 * there have; one as dialled within a country must be of a range that is given out there.
 */
final class PhoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** Of each calling code, what is dialled before a number within the country. */
    private static final Map<String, String> TRUNK_PREFIXES = trunkPrefixes();

    private static final int LONGEST_CALLING_CODE = 3;
    private static final int MOST_DIGITS = 15;
    private static final String BETWEEN_GROUPS = " -./()";
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
        if (!number.startsWith("+")) {
            return country == null ? null : dialledAtHome(number, country);
        }
        var dialled = withoutTrunkZero(number);
        var plain = plain(dialled);
        return plain == null ? dialledFromAbroad(dialled) : plain;
    }

    /** By the ranges of numbers that are given out there: else a zero for dialling within the country might stay in it. */
    private static @Nullable String dialledAtHome(String text, String country) {
        var number = parsed(text, country);
        return number != null && PLANS.isValidNumber(number) ? PLANS.format(number, PhoneNumberFormat.E164) : null;
    }

    private static @Nullable String dialledFromAbroad(String text) {
        var number = parsed(text, null);
        return number != null && isPossible(number) ? PLANS.format(number, PhoneNumberFormat.E164) : null;
    }

    private static @Nullable PhoneNumber parsed(String text, @Nullable String country) {
        try {
            return PLANS.parse(text, country);
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    /**
     * The quick way for most: nothing but digits in groups, and no prefix among them that is not dialled from abroad; null
     * for all others.
     */
    private static @Nullable String plain(String text) {
        var plain = new StringBuilder(MOST_DIGITS + 1).append('+');
        for (var i = 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
            } else if (BETWEEN_GROUPS.indexOf(c) < 0) {
                return null;
            }
        }
        for (var end = 2; end <= Math.min(1 + LONGEST_CALLING_CODE, plain.length() - 1); end++) {
            var prefix = TRUNK_PREFIXES.get(plain.substring(1, end));
            if (prefix != null) {
                return plain.length() <= MOST_DIGITS + 1
                                && plain.charAt(end) != '0'
                                && !plain.substring(end).startsWith(prefix)
                                && isPossible(new PhoneNumber()
                                        .setCountryCode(Integer.parseInt(plain, 1, end, 10))
                                        .setNationalNumber(Long.parseLong(plain, end, plain.length(), 10)))
                        ? plain.toString()
                        : null;
            }
        }
        return null;
    }

    private static boolean isPossible(PhoneNumber number) {
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static Map<String, String> trunkPrefixes() {
        var prefixes = new HashMap<String, String>();
        for (var code : PLANS.getSupportedCallingCodes()) {
            var region = PLANS.getRegionCodeForCountryCode(code);
            var ofCountry = !region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY);
            var prefix = ofCountry ? PLANS.getNddPrefixForRegion(region, true) : null;
            prefixes.put(Integer.toString(code), prefix == null || prefix.isEmpty() ? "0" : prefix);
        }
        return Map.copyOf(prefixes);
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
