package dev.wadi.sandbox.salesforce.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceIdTest {

    @ParameterizedTest
    @CsvSource({
        "001D000000IRFma, IAH",
        "001D000000Iomaz, IAB",
        "a0D30000001n7Pi, EAI",
        "a01M00000062mPg, IAI",
        "001M000000qfPyS, IAU",
        "a0FE000000D6r3F, MAR",
        "0F9E000000092w2, KAA",
        "aaaaaaaaaaaaaaa, AAA"
    })
    void spellsOutTheCapitals(String id, String checksum) {
        assertThat(SalesforceId.parse(id)).contains(id + checksum);
        assertThat(SalesforceId.parse(id + checksum)).contains(id + checksum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "001D000000IRFmaIAA", "001D000000IRFm-", "001D000000IRFmaIAHH"})
    void knowsWhatIsNone(String id) {
        assertThat(SalesforceId.parse(id)).isEqualTo(Optional.empty());
    }

    @Test
    void sortsAsItsNumbersDo() {
        var ids = LongStream.of(1, 9, 10, 35, 36, 61, 62, 3_843, 3_844, 50_000)
                .mapToObj(number -> SalesforceId.of("003", number))
                .toList();

        assertThat(ids).isSorted().allMatch(id -> id.length() == 18 && id.startsWith("003"));
    }
}
