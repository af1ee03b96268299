package dev.wadi.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** A prefix that nobody dials from abroad, which the long way takes off nevertheless. */
    private static final String BRAZILIAN_COLLECT_CALL = "+5590";

    private record Example(PhoneNumber number, String country) {}

    @Test
    void aNumberOfEveryKindAndCountryIsTheSameHoweverItIsWritten() {
        var wrong = new ArrayList<String>();
        for (var example : examples()) {
            var e164 = PLANS.format(example.number(), PhoneNumberFormat.E164);
            var international = PLANS.format(example.number(), PhoneNumberFormat.INTERNATIONAL);
            for (var written : List.of(
                    e164,
                    international,
                    international.replace("+", "00"),
                    PLANS.format(example.number(), PhoneNumberFormat.RFC3966))) {
                if (!e164.equals(PhoneNumbers.e164(written, null)) || !e164.equals(PhoneNumbers.e164(written, "US"))) {
                    wrong.add(example.country() + " " + written + " " + PhoneNumbers.e164(written, null));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(examples()).hasSizeGreaterThan(500);
    }

    @Test
    void aNumberDialledAtHomeIsTheSameAsFromAbroad() {
        var wrong = examples().stream()
                .filter(example -> !PLANS.format(example.number(), PhoneNumberFormat.E164)
                        .equals(PhoneNumbers.e164(
                                PLANS.format(example.number(), PhoneNumberFormat.NATIONAL), example.country())))
                .map(example -> example.country() + " " + PLANS.format(example.number(), PhoneNumberFormat.NATIONAL))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void theQuickWayAgreesWithTheLongOne() {
        var random = new Random(5);
        var examples = examples();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder(
                    PLANS.format(examples.get(random.nextInt(examples.size())).number(), PhoneNumberFormat.E164));
            for (var changes = random.nextInt(4); changes > 0; changes--) {
                var at = 1 + random.nextInt(text.length() - 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, random.nextInt(10));
                    default -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                }
            }
            var number = text.toString();
            if (!number.startsWith(BRAZILIAN_COLLECT_CALL)
                    && number.length() > 8
                    && !Objects.equals(PhoneNumbers.e164(number, null), theLongWay(number))) {
                wrong.add(number + " " + PhoneNumbers.e164(number, null) + " " + theLongWay(number));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static @Nullable String theLongWay(String number) {
        try {
            var parsed = PLANS.parse(number, null);
            return PLANS.isPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                    ? PLANS.format(parsed, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static List<Example> examples() {
        var examples = new ArrayList<Example>();
        for (var country : PLANS.getSupportedRegions()) {
            for (var type : List.of(
                    PhoneNumberType.FIXED_LINE,
                    PhoneNumberType.MOBILE,
                    PhoneNumberType.VOIP,
                    PhoneNumberType.TOLL_FREE)) {
                var number = PLANS.getExampleNumberForType(country, type);
                if (number != null && Long.toString(number.getNationalNumber()).length() > 6) {
                    examples.add(new Example(number, country));
                }
            }
        }
        return examples;
    }
}
