package dev.wadi.map;

import static dev.wadi.testkit.Pages.aClaim;
import static dev.wadi.testkit.Pages.aPage;
import static dev.wadi.testkit.Pages.batchOf;
import static dev.wadi.testkit.Tickets.aTicket;
import static dev.wadi.testkit.Tickets.aTicketContract;
import static dev.wadi.testkit.Tickets.contracts;
import static dev.wadi.testkit.Tickets.csv;
import static dev.wadi.testkit.Tickets.rawRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.bronze.PageReader;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Stage;
import dev.wadi.core.Version;
import dev.wadi.testkit.Tickets;
import dev.wadi.validate.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapperTest {

    private static final KeyedHash HASH = KeyedHash.of(new Sensitive<>("0123456789abcdef".repeat(2)));

    private final Mapper mapper = new Mapper(contracts(), HASH);

    @Test
    void givesEachColumnItsTypedValue() {
        var contract = aTicketContract();

        var version = version(aTicket(Map.of("satisfaction", " 4 ")));

        assertThat(version.values()).hasSameSizeAs(contract.columns());
        assertThat(version.values().get(contract.indexOf("created_at")))
                .isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(version.values().get(contract.indexOf("requester_email"))).isEqualTo("ann.lee@example.org");
        assertThat(version.values().get(contract.indexOf("satisfaction"))).isEqualTo(4L);
        assertThat(version.values().get(contract.indexOf("company"))).isNull();
    }

    @Test
    void knowsKeyAndOrderOfAVersion() {
        var version = version(aTicket(Map.of()));

        assertThat(version.key()).isEqualTo("T-000123");
        assertThat(version.sourceVersion()).isEqualTo(1_767_691_800_000_000L);
    }

    @Test
    void keepsFieldsThatTheContractDoesNotKnow() {
        var version = version(aTicket(Map.of("mood", "sunny", "Weather", " rain ")));

        assertThat(version.extra())
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("mood", "sunny")
                        .put("Weather", " rain "));
    }

    @Test
    void leavesTheRecordAsItCame() {
        var ticket = aTicket(Map.of("mood", "sunny"));
        var before = ticket.fields().deepCopy();

        version(ticket);

        assertThat(ticket.fields()).isEqualTo(before);
    }

    @Test
    void givesEveryReasonOfEveryStageAtOnce() {
        var bad = aTicket(Map.of(
                "status", "lost",
                "created_at", "yesterday",
                "satisfaction", "9",
                "requester_email", ""));

        var result = mapper.map(new Validator(contracts()).validate(batchOf(bad)));

        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
            assertThat(reject.problems())
                    .extracting(problem -> problem.code() + " " + problem.pointer())
                    .containsExactlyInAnyOrder(
                            "FIELD_NOT_ALLOWED /status",
                            "FIELD_MISSING /requester_email",
                            "DATE_UNPARSABLE /created_at",
                            "NUMBER_OUT_OF_RANGE /satisfaction");
        });
    }

    @Test
    void aFieldThatTwoStagesRefuseHasOneReason() {
        var bad = aTicket(Map.of("ticket_id", "", "updated_at", ""));

        var result = mapper.map(new Validator(contracts()).validate(batchOf(bad)));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems()).hasSize(2));
    }

    @Test
    void reportsABrokenRule() {
        var bad = aTicket(Map.of("closed_at", "2026-01-05 07:59:59"));

        var result = mapper.map(batchOf(bad));

        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.stage()).isEqualTo(Stage.MAP);
            assertThat(reject.problems()).extracting(Problem::code).containsExactly("CLOSED_BEFORE_CREATED");
        });
    }

    @Test
    void doesNotAskARuleAboutAValueThatCouldNotBeRead() {
        var bad = aTicket(Map.of("closed_at", "soon"));

        var result = mapper.map(batchOf(bad));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).extracting(Problem::code).containsExactly("DATE_UNPARSABLE"));
    }

    @Test
    void doesNotLookIntoARecordWhoseFieldsCouldNotBeTold() {
        var unread = new Reject(rawRecord(Map.of()), Stage.WORK, List.of(Problem.ofRecord("CSV_QUOTE", "not closed")));
        var batch = batchOf(unread.record()).next(List.<RawRecord>of(), List.of(unread));

        var result = mapper.map(batch);

        assertThat(result.rejects()).containsExactly(unread);
    }

    @ParameterizedTest
    @CsvSource({"ticket_id,FIELD_MISSING", "updated_at,FIELD_MISSING"})
    void aRecordWithoutKeyOrVersionIsSetAside(String field, String code) {
        var result = mapper.map(batchOf(aTicket(Map.of(field, ""))));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).containsExactly(Problem.of(code, field, "is required")));
    }

    @Test
    void aKeyOfBlanksIsNoKey() {
        var ticket = aTicket(Map.of());
        ticket.fields().put("ticket_id", " \t ");

        var result = mapper.map(batchOf(ticket));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems())
                        .containsExactly(Problem.of("FIELD_MISSING", "ticket_id", "is required")));
    }

    @Test
    void theOrderOfFieldsChangesNoHash() {
        var fields = new HashMap<>(Tickets.VALID);
        fields.putAll(Map.of("mood", "sunny", "weather", "rain", "floor", "3"));
        var hash = version(rawRecord(fields)).rowHash();

        for (var seed = 0; seed < 20; seed++) {
            var names = new ArrayList<>(fields.keySet());
            Collections.shuffle(names, new Random(seed));
            var shuffled = JsonNodeFactory.instance.objectNode();
            names.forEach(name -> shuffled.put(name, fields.get(name)));

            assertThat(version(new RawRecord(rawRecord(fields).origin(), shuffled))
                            .rowHash())
                    .isEqualTo(hash);
        }
    }

    @Test
    void theOrderOfColumnsInAFileChangesNoHash() {
        var ticket = new HashMap<>(Tickets.VALID);
        ticket.putAll(Map.of("mood", "sunny", "weather", "rain"));
        var header = new ArrayList<>(ticket.keySet());
        var reversed = new ArrayList<>(header);
        Collections.reverse(reversed);

        assertThat(hashFromFile(csv(reversed, ticket))).isEqualTo(hashFromFile(csv(header, ticket)));
    }

    @ParameterizedTest
    @CsvSource({
        "updated_at, 2026-01-06 09:30:00",
        "updated_at, 06.01.2026 09:30",
        "updated_at, 2026-01-06T10:30:00+01",
        "requester_email, ANN.LEE@example.org",
        "subject, '  The lamp does not glow '",
        "company, ''"
    })
    void theSameContentWrittenOtherwiseHasTheSameHash(String field, String value) {
        assertThat(version(aTicket(Map.of(field, value))).rowHash())
                .isEqualTo(version(aTicket(Map.of())).rowHash());
    }

    @ParameterizedTest
    @CsvSource({
        "ticket_id, T-000124",
        "updated_at, 2026-01-06T09:30:01Z",
        "closed_at, 2026-01-06T09:30:00Z",
        "subject, The lamp does not glow!",
        "company, Acme",
        "requester_name, Acme",
        "satisfaction, 3",
        "mood, sunny"
    })
    void otherContentHasAnotherHash(String field, String value) {
        assertThat(version(aTicket(Map.of(field, value))).rowHash())
                .isNotEqualTo(version(aTicket(Map.of())).rowHash());
    }

    @Test
    void theSameTextInAnotherFieldHasAnotherHash() {
        assertThat(version(aTicket(Map.of("company", "Acme"))).rowHash())
                .isNotEqualTo(
                        version(aTicket(Map.of("requester_phone", "Acme"))).rowHash());
        assertThat(version(aTicket(Map.of("mood", "Acme"))).rowHash())
                .isNotEqualTo(version(aTicket(Map.of("weather", "Acme"))).rowHash());
    }

    @Test
    void aContractThatReadsTheSameChangesNoHash() {
        var other = ContractReader.read("a.yaml", Tickets.contractText().replace("PT26H", "PT27H"));

        assertThat(new Mapper(Contracts.of(List.of(other)), HASH)
                        .map(batchOf(aTicket(Map.of())))
                        .accepted())
                .extracting(Version::rowHash)
                .containsExactly(version(aTicket(Map.of())).rowHash());
    }

    @Test
    void keepsTheOriginOfEveryRecord() {
        var one = rawRecord(0, Tickets.VALID);
        var two = rawRecord(1, Tickets.VALID);

        var result = mapper.map(batchOf(one, two));

        assertThat(result.accepted()).extracting(Version::origin).containsExactly(one.origin(), two.origin());
    }

    @Test
    void aStreamWithoutContractIsNamed() {
        var others = ContractReader.read("a.yaml", Tickets.contractText().replace("tickets.ticket", "other.ticket"));
        var mapping = new Mapper(Contracts.of(List.of(others)), HASH);

        assertThatThrownBy(() -> mapping.map(batchOf(aTicket(Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tickets.ticket");
    }

    private Version version(RawRecord record) {
        var result = mapper.map(batchOf(record));
        assertThat(result.rejects()).isEmpty();
        return result.accepted().get(0);
    }

    private long hashFromFile(String csv) {
        var batch = new PageReader(contracts()).read(aClaim(aPage(csv)));
        return mapper.map(batch).accepted().get(0).rowHash();
    }
}
