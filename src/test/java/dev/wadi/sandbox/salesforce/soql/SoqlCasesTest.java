package dev.wadi.sandbox.salesforce.soql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SoqlCasesTest {

    private final Soql soql = new Soql(someRecords());

    @TestFactory
    Stream<DynamicTest> findsByCondition() throws IOException {
        return cases("where.csv");
    }

    @TestFactory
    Stream<DynamicTest> selectsAndOrders() throws IOException {
        return cases("select.csv");
    }

    @TestFactory
    Stream<DynamicTest> refusesInSalesforcesWords() throws IOException {
        return cases("refused.csv");
    }

    @Test
    void pointsAtWhatItDoesNotUnderstand() {
        var refused = catchThrowableOfType(
                SoqlException.class, () -> soql.query("SELECT Id, Name FROM vlocity_cmt__VlocityDataStore__c"));

        assertThat(refused).hasMessageStartingWith("""

                SELECT Id, Name FROM vlocity_cmt__VlocityDataStore__c
                                     ^
                ERROR at Row:1:Column:22
                sObject type 'vlocity_cmt__VlocityDataStore__c' is not supported.""");
    }

    @Test
    void showsOfALongQueryOnlyWhatIsAroundTheMistake() {
        var refused = catchThrowableOfType(
                SoqlException.class,
                () -> soql.query("select Id, AccountNumber from Account where AccountNumber = 3999"));

        assertThat(refused).hasMessage("""

                AccountNumber from Account where AccountNumber = 3999
                                                 ^
                ERROR at Row:1:Column:45
                value of filter criterion for field 'AccountNumber' must be of type string and should be enclosed in \
                quotes""");
    }

    @Test
    void showsTheRecycleBinToQueryAllOnly() {
        var store = someRecords();
        var gone = store.upsert("Contact", Map.of("LastName", "Gone"));
        store.delete(gone);
        var both = new Soql(store);

        assertThat(both.query("SELECT Id FROM Contact").totalSize()).isEqualTo(4);
        assertThat(both.queryAll("SELECT Id FROM Contact").totalSize()).isEqualTo(5);
        assertThat(both.queryAll("SELECT Id FROM Contact WHERE IsDeleted = true")
                        .rows())
                .extracting(row -> row.id())
                .containsExactly(gone);
    }

    private Stream<DynamicTest> cases(String file) throws IOException {
        var rows = new ArrayList<NamedCsvRecord>();
        var in = Objects.requireNonNull(getClass().getResourceAsStream("/cases/soql/" + file), file);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
            csv.forEach(rows::add);
        }
        assertThat(rows).isNotEmpty();
        return rows.stream()
                .map(row -> dynamicTest(
                        row.getField("why") + ": " + row.getField("query"),
                        () -> assertThat(answer(row.getField("query"))).isEqualTo(row.getField("expected"))));
    }

    private String answer(String query) {
        try {
            var result = soql.query(query);
            if (Parser.parse(query).counts()) {
                return "#" + result.totalSize();
            }
            var object = result.selection().object();
            var name = object.column("LastName").or(() -> object.column("Name")).orElseThrow();
            return result.rows().isEmpty()
                    ? "(none)"
                    : result.rows().stream()
                            .map(row -> String.valueOf(row.at(name)))
                            .collect(Collectors.joining(" "));
        } catch (SoqlException refused) {
            var lines = List.of(refused.description().split("\n"));
            return refused.code() + ": " + lines.get(lines.size() - 1);
        }
    }

    /** Four contacts, of which the last two share a second, two accounts and two opportunities. */
    private static RecordStore someRecords() {
        var clock = SettableClock.at("2026-01-05T08:15:30Z");
        var store = new RecordStore(clock);
        var acme = store.upsert(
                "Account",
                Map.of("Name", "Acme", "NumberOfEmployees", 120, "AnnualRevenue", new BigDecimal("1250000.5")));
        store.upsert("Account", Map.of("Name", "Zeta", "NumberOfEmployees", 7, "AnnualRevenue", -2000));
        store.upsert(
                "Contact",
                Map.of("LastName", "Amari", "Email", "ada@example.com", "AccountId", acme, "Birthdate", "1990-02-28"));
        clock.advanceSeconds(1);
        store.upsert(
                "Contact",
                Map.of(
                        "LastName", "Brandt",
                        "Email", "bo@example.com",
                        "AccountId", acme,
                        "Birthdate", "1991-03-01",
                        "Title", "50% off\\on"));
        clock.advanceSeconds(1);
        store.upsert("Contact", Map.of("LastName", "Costa", "Title", "x_y"));
        store.upsert("Contact", Map.of("LastName", "O'Neil", "Title", "xzy"));
        store.upsert("Opportunity", Map.of("Name", "Deal", "StageName", "Closed Won", "Amount", 100));
        store.upsert("Opportunity", Map.of("Name", "Hope", "StageName", "Prospecting", "Amount", 9));
        return store;
    }
}
