package dev.wadi.sandbox.day;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.sandbox.day.truth.Truth;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Equal seeds, equal days: everywhere, always. */
class DeterminismTest {

    @Test
    void theDayIsTheSameOnEveryMachineAndJdk() {
        assertThat(digest(2_000, 1)).isEqualTo("63285a7ad158e8e3fe9caf28c51efa255155ba1ed44cb5cc5aba57a8c66d29e3");
    }

    @Test
    void theLocaleAndTimeZoneOfTheMachineChangeNothing() {
        var expected = digest(300, 1);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(digest(300, 1)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedGivesAnotherDay() {
        assertThat(digest(300, 2)).isNotEqualTo(digest(300, 1));
    }

    @Test
    void theSmallestDayWorks() {
        assertThat(digest(1, 1)).isEqualTo(digest(1, 1));
        assertThat(digest(7, 5)).isNotEmpty();
    }

    @Test
    void aDayWithoutPeopleIsRefused() {
        assertThatThrownBy(() -> DaySize.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DaySize(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DaySize.of(5_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Over everything the day says: records, changes, objects, truth. */
    private static String digest(int profiles, long seed) {
        var day = Day.of(DaySize.of(profiles), seed);
        var sha256 = sha256();
        add(sha256, day.contacts());
        add(sha256, day.contactChanges());
        add(sha256, day.accounts());
        add(sha256, day.accountChanges());
        add(sha256, day.opportunities());
        add(sha256, day.opportunityChanges());
        add(sha256, day.customers());
        add(sha256, day.customerChanges());
        add(sha256, day.orders());
        add(sha256, day.orderChanges());
        day.tickets(object -> {
            sha256.update(object.key().getBytes(UTF_8));
            sha256.update(object.bytes());
        });
        day.truth(truth -> sha256.update(Truth.line(truth).getBytes(UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest sha256, Iterator<?> records) {
        records.forEachRemaining(record -> sha256.update(record.toString().getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
