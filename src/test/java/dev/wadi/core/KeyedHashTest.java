package dev.wadi.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {

    private static final String PAPER_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final KeyedHash HASH = hash(PAPER_KEY);

    /** The first vectors of the reference implementation, and the one of the paper's appendix (15 bytes). */
    @ParameterizedTest
    @CsvSource({"0, 726fdb47dd0e0e31", "1, 74f839c593dc67fd", "8, 93f5f5799a932462", "15, a129ca6149be45e5"})
    void theOracleGivesTheVectorsOfThePaper(int length, String expected) {
        var message = new byte[length];
        for (var i = 0; i < length; i++) {
            message[i] = (byte) i;
        }

        var hash = SipHash.of(HexFormat.of().parseHex(PAPER_KEY), message);

        assertThat(Long.toHexString(hash)).isEqualTo(expected);
    }

    @Test
    void aRowOfNothingHasTheHashThatThePaperGivesToNothing() {
        assertThat(HASH.row(List.of())).isEqualTo(0x726fdb47dd0e0e31L);
    }

    @Test
    void aRowIsHashedByTheSipHashOfThePaper() {
        var parts = List.of("tickets.ticket", "company", "Zürich Ünlimited", "");
        var written = "14\u001ftickets.ticket7\u001fcompany16\u001fZürich Ünlimited0\u001f";

        var hash = HASH.row(parts);

        assertThat(hash).isEqualTo(SipHash.of(HexFormat.of().parseHex(PAPER_KEY), written.getBytes(UTF_8)));
    }

    @Test
    void noPartIsConfusedWithTwoOthers() {
        var alike = List.of(
                List.of("ab"),
                List.of("a", "b"),
                List.of("", "ab"),
                List.of("ab", ""),
                List.of("a", "", "b"),
                List.of("1\u001fa", "b"),
                List.of("1\u001fa1\u001fb"),
                List.of("a1", "b"),
                List.of("a", "1b"));

        var hashes = alike.stream().map(HASH::row).toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void tenThousandDifferentRowsHaveDifferentHashes() {
        var random = new Random(1);
        var rows = new HashSet<List<String>>();
        IntStream.range(0, 10_000)
                .forEach(i -> rows.add(random.ints(random.nextInt(5), 0, 3)
                        .mapToObj(n -> "x".repeat(n) + i % 100)
                        .toList()));

        var hashes = rows.stream().map(HASH::row).toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void aRowHasAnotherHashUnderAnotherKey() {
        var other = hash("100102030405060708090a0b0c0d0e0f");

        assertThat(other.row(List.of("a"))).isNotEqualTo(HASH.row(List.of("a")));
    }

    @Test
    void theSameValueNamesTheSameSubject() {
        assertThat(HASH.name(Tenant.DEFAULT, "ann@example.org"))
                .isEqualTo(hash(PAPER_KEY).name(new Tenant("default"), "ann@example.org"));
    }

    @Test
    void aSubjectDependsOnTenantKeyAndValue() {
        var ann = HASH.name(Tenant.DEFAULT, "ann@example.org");

        assertThat(HASH.name(new Tenant("other"), "ann@example.org")).isNotEqualTo(ann);
        assertThat(hash("ff".repeat(16)).name(Tenant.DEFAULT, "ann@example.org"))
                .isNotEqualTo(ann);
        assertThat(HASH.name(Tenant.DEFAULT, "bob@example.org")).isNotEqualTo(ann);
    }

    @Test
    void theEndOfATenantsNameIsNotTheStartOfAValue() {
        assertThat(HASH.name(new Tenant("a"), "bc")).isNotEqualTo(HASH.name(new Tenant("ab"), "c"));
    }

    @Test
    void aSubjectIsAWellFormedNameOfCustomKind() {
        var subject = HASH.name(Tenant.DEFAULT, "ann@example.org");

        assertThat(subject.version()).isEqualTo(8);
        assertThat(subject.variant()).isEqualTo(2);
    }

    @Test
    void aSubjectTellsNothingOfTheValue() {
        var flipped = IntStream.range(0, 1_000)
                .map(i -> {
                    var one = HASH.name(Tenant.DEFAULT, "ann" + i);
                    var next = HASH.name(Tenant.DEFAULT, "ann" + (i + 1));
                    return Long.bitCount(one.getMostSignificantBits() ^ next.getMostSignificantBits())
                            + Long.bitCount(one.getLeastSignificantBits() ^ next.getLeastSignificantBits());
                })
                .average()
                .orElseThrow();

        // 122 bits are free; neighbours differ in half of them where none depends on the value in a way to be seen
        assertThat(flipped).isBetween(60.0, 62.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000102030405060708090A0B0C0D0E0F", "g00102030405060708090a0b0c0d0e0f"})
    void aKeyOfAnotherFormIsRefusedWithoutShowingIt(String wrong) {
        assertThatThrownBy(() -> hash(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 32 hexadecimal digits in lower case");
    }

    @Test
    void theKeyCannotBeChangedFromOutside() {
        var before = HASH.row(List.of("a"));

        HASH.key()[0]++;

        assertThat(HASH.key()).isEqualTo(HexFormat.of().parseHex(PAPER_KEY));
        assertThat(HASH.row(List.of("a"))).isEqualTo(before);
    }

    private static KeyedHash hash(String key) {
        return KeyedHash.of(new Sensitive<>(key));
    }
}
