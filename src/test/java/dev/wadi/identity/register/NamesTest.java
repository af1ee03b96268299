package dev.wadi.identity.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final UUID RED = named("red", 0);
    private static final UUID BLUE = named("blue", 0);

    private final Map<RecordName, UUID> had = new HashMap<>();

    @Test
    void namesANewCustomerAfterItsFirstRecord() {
        assertThat(name(names(), "a b", "c")).containsExactly(named("a", 0), named("c", 0));
    }

    @Test
    void letsACustomerKeepTheNameThatMostOfItsRecordsHad() {
        var names = names();
        had(names, RED, "b", "c");
        had(names, BLUE, "a");

        assertThat(name(names, "a b c d")).containsExactly(RED);
    }

    @Test
    void givesTheNameOfOneThatWasSplitToItsLargerPart() {
        var names = names();
        had(names, RED, "a", "b", "c");

        assertThat(name(names, "a", "b c")).containsExactly(named("a", 0), RED);
    }

    @Test
    void givesAPartTheNextBestNameWhereTheBestIsTaken() {
        var names = names();
        had(names, RED, "a", "b", "c", "d", "e");
        had(names, BLUE, "f");

        assertThat(name(names, "a b c", "d e f")).containsExactly(RED, BLUE);
    }

    @Test
    void decidesEqualClaimsTheSameInAnyOrderOfTheRecords() {
        var names = names();
        had(names, RED, "a", "d");
        had(names, BLUE, "b", "c");

        assertThat(name(names, "a b c d")).isEqualTo(name(names, "d c b a"));
    }

    @Test
    void neverGivesANameThatIsTakenOrWasMergedAway() {
        var names = names(named("a", 1));
        names.join(named("a", 0));

        assertThat(name(names, "a")).containsExactly(named("a", 2));
        names.leave(named("a", 0));
        names.retire(named("a", 0));
        assertThat(name(names, "a")).containsExactly(named("a", 2));
    }

    @Test
    void knowsANameIsInUseUntilTheLastRecordLeaves() {
        var names = names();
        names.join(RED);
        names.join(RED);
        names.leave(RED);
        assertThat(names.isInUse(RED)).isTrue();

        names.leave(RED);
        assertThat(names.isInUse(RED)).isFalse();
    }

    private static Names names(UUID... retired) {
        return new Names((record, number) -> named(record.key(), number), Set.of(retired));
    }

    private void had(Names names, UUID customer, String... records) {
        for (var key : records) {
            had.put(record(key), customer);
            names.join(customer);
        }
    }

    /** Sets are given as the keys of their records, with blanks between. */
    private List<UUID> name(Names names, String... sets) {
        return names.name(
                Stream.of(sets)
                        .map(keys -> Stream.of(keys.split(" "))
                                .map(NamesTest::record)
                                .toList())
                        .toList(),
                record -> Optional.ofNullable(had.get(record)));
    }

    private static RecordName record(String key) {
        return new RecordName("test.record", key);
    }

    private static UUID named(String key, int number) {
        return UUID.nameUUIDFromBytes((key + " " + number).getBytes(StandardCharsets.UTF_8));
    }
}
