package dev.wadi.quarantine.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static dev.wadi.testkit.postgres.Streams.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.journal.Rebuilt;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.OtherContracts;
import dev.wadi.quarantine.Pile;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pages attempted once more after a contract changed. */
class RedriveIT {

    private static final By ENGINEER = new By("eve", "the vendor writes dates otherwise since Monday");
    private static final Cause UNREADABLE_DATE = new Cause(ORDERS, "DATE_UNPARSABLE", "/at");
    private static final String ISO = "\"yyyy-MM-dd'T'HH:mm:ssX\"";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    /** The data engineer's morning: the run is held, the contract gets a format, and all is well. */
    @Test
    void aFormatThatTheVendorChangedIsTaughtAndEverythingFixed() {
        var warehouse = new Warehouse(DATABASE, Streams.shop());
        warehouse.cutPagesOf(2);
        warehouse.deliver(ORDERS, "sunday", order("0", "2026-03-01T08:00:00Z"));
        warehouse.land(
                ORDERS,
                "monday",
                order("1", "02.03.2026 09:00"),
                order("2", "02.03.2026 09:10"),
                order("3", "2026-03-02T09:20:00Z"),
                order("4", "02.03.2026 09:30"));
        warehouse.land(ORDERS, "tuesday", order("5", "2026-03-03T10:00:00Z"));
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
        assertThat(orders(warehouse))
                .as("readers stay on the last good state")
                .containsExactly("0|2026-03-01 08:00:00");

        var taught = taught();
        var preview = warehouse.desk(taught).preview(UNREADABLE_DATE, 10);
        assertThat(preview.fixed()).isEqualTo(3);
        assertThat(preview.still() + preview.worse() + preview.changed()).isZero();
        assertThat(preview.same()).isEqualTo(1);
        assertThat(preview.changedCells()).isZero();
        assertThatThrownBy(() -> warehouse.desk(taught).redrive(UNREADABLE_DATE, ENGINEER))
                .isInstanceOf(OtherContracts.class)
                .hasMessageContaining(ORDERS);

        warehouse.deploy(taught, "1");
        var asked = warehouse.desk().redrive(UNREADABLE_DATE, ENGINEER);
        attempt(warehouse);

        assertThat(asked.records()).isEqualTo(3);
        assertThat(asked.pages()).isEqualTo(2);
        assertThat(orders(warehouse))
                .containsExactly(
                        "0|2026-03-01 08:00:00",
                        "1|2026-03-02 09:00:00",
                        "2|2026-03-02 09:10:00",
                        "3|2026-03-02 09:20:00",
                        "4|2026-03-02 09:30:00",
                        "5|2026-03-03 10:00:00");
        assertThat(warehouse.desk().piles()).isEmpty();
        assertThat(warehouse.balance(ORDERS).balanced()).isTrue();
        assertThat(warehouse.balance(ORDERS).loaded()).isEqualTo(6);
    }

    @Test
    void redrivingTwiceChangesNothing() {
        var warehouse = oneUnreadable();
        warehouse.deploy(taught(), "1");
        warehouse.desk().redrive(UNREADABLE_DATE, ENGINEER);

        assertThat(warehouse.desk().redrive(UNREADABLE_DATE, ENGINEER)).isEqualTo(Asked.NOTHING);
        attempt(warehouse);
        assertThat(warehouse.desk().redrive(UNREADABLE_DATE, ENGINEER)).isEqualTo(Asked.NOTHING);

        assertThat(attempts(warehouse)).containsExactly("LLR", "LLL");
        assertThat(warehouse.resolve().changed()).isZero();
        assertThat(warehouse.publish()).isEmpty();
    }

    @Test
    void whatIsAttemptedOnceMoreByTheSameContractChangesNothing() {
        var warehouse = oneUnreadable();
        var before = content(warehouse);

        warehouse.redrive("one");
        var resolution = warehouse.resolve();
        warehouse.publish();

        assertThat(resolution.changed()).isZero();
        assertThat(content(warehouse)).isEqualTo(before);
        assertThat(warehouse.balance(ORDERS)).satisfies(balance -> {
            assertThat(balance.balanced()).isTrue();
            assertThat(balance.loaded()).isEqualTo(2);
        });
        assertThat(DATABASE.rows(
                        "SELECT published_in, retracted_in FROM ops.attempt WHERE tenant = ? ORDER BY attempt_id",
                        warehouse.tenant()))
                .containsExactly("1|2", "2|-");
    }

    @Test
    void aPreviewTellsOfRecordsThatWouldBeWorseAndOfCellsThatWouldChange() {
        var warehouse = oneUnreadable();
        var other = shopWith(Streams.contract(orderText()
                .replace("scale: 2", "scale: 1")
                .replace("{ name: status, type: text", "{ name: status, from: currency, type: text")));

        var preview = warehouse.desk(other).preview(UNREADABLE_DATE, 10);

        assertThat(preview.still()).isEqualTo(1);
        assertThat(preview.worse()).isEqualTo(1);
        assertThat(preview.changed()).isEqualTo(1);
        assertThat(preview.cells()).isEqualTo(Map.of("status", 1L));
        assertThat(attempts(warehouse)).hasSize(1);
    }

    @Test
    void aContractThatWouldRefuseTooMuchIsHeldWithoutHoldingOthers() {
        var warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello", "b,1,,,,", "c,1,,,,", "d,x,,,,");
        warehouse.deploy(Streams.withPhoneRequired(), "1");

        warehouse.desk().redrive(new Cause(NOTES, "NUMBER_UNPARSABLE", "/v"), ENGINEER);
        warehouse.work();
        warehouse.land(NOTES, "two", "e,1,,,+49301234567,");
        attempt(warehouse);

        assertThat(DATABASE.rows("SELECT record_key FROM gold.note WHERE tenant = ? ORDER BY 1", warehouse.tenant()))
                .containsExactly("a", "b", "c", "e");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    @Test
    void theJournalTellsOfItAll() {
        try (var journal = TestDatabase.create();
                var empty = TestDatabase.create()) {
            var warehouse = new Warehouse(journal, Streams.shop());
            warehouse.deliver(
                    ORDERS,
                    "one",
                    order("1", "2026-03-02T09:00:00Z"),
                    order("2", "02.03.2026 09:10"),
                    order("3", "2026-03-02T09:20:00Z"),
                    order("4", "some day"),
                    order("5", "another day"),
                    order("6", "2026-03-02T09:20:00Z"),
                    order("7", "2026-03-02T09:20:00Z"));
            mendAndDiscard(warehouse);
            // attempted twice within one publication
            warehouse.work();
            warehouse.resolve();
            warehouse.redrive("one");
            attempt(warehouse);
            warehouse.deploy(taught(), "1");
            warehouse.desk().redrive(UNREADABLE_DATE, ENGINEER);
            attempt(warehouse);
            var undone = warehouse.desk().acts(10).stream()
                    .filter(act -> act.kind().equals("mend"))
                    .findFirst()
                    .orElseThrow();
            assertThat(undone.about()).contains("\"ordinal\": 3");
            warehouse.desk().reopen(new RecordAt(1, 3), ENGINEER);
            attempt(warehouse);

            var rebuilt = warehouse.rebuildIn(empty);

            assertThat(rebuilt).hasSize(4).allMatch(Rebuilt::same);
            assertThat(rebuilt).extracting(Rebuilt::rebuilt).doesNotHaveDuplicates();
            assertThat(empty.rows("SELECT kind, who FROM ops.desk_act ORDER BY act_id"))
                    .containsExactly("mend|eve", "discard|eve", "redrive|eve", "reopen|eve");
            assertThat(new PostgresLedger(empty.database()).balances(warehouse.tenant()))
                    .isNotEmpty()
                    .allMatch(Balance::balanced);
        }
    }

    private static void mendAndDiscard(Warehouse warehouse) {
        var records = warehouse.desk().show(UNREADABLE_DATE, 5);
        assertThat(records).hasSize(3);
        warehouse
                .desk()
                .mend(records.get(1).at(), new Correction.Fields(Map.of("at", "2026-03-02T10:00:00Z")), ENGINEER);
        warehouse.desk().discard(records.get(2).at(), ENGINEER);
    }

    private static Warehouse oneUnreadable() {
        var warehouse = new Warehouse(DATABASE, Streams.shop());
        warehouse.deliver(
                ORDERS,
                "one",
                order("1", "2026-03-02T09:00:00Z"),
                order("2", "2026-03-02T09:20:00Z").replace("12.55", "12.5"),
                order("3", "02.03.2026 09:10"));
        assertThat(warehouse.desk().piles()).extracting(Pile::cause).containsExactly(UNREADABLE_DATE);
        return warehouse;
    }

    private static String order(String id, String at) {
        return id + ",1,7," + at + ",12.55,EUR,placed";
    }

    private static Contracts taught() {
        return shopWith(Streams.contract(orderText().replace("[" + ISO + "]", "[" + ISO + ", \"dd.MM.yyyy HH:mm\"]")));
    }

    private static String orderText() {
        return Streams.shop().of(ORDERS).text();
    }

    private static Contracts shopWith(Contract orders) {
        return Contracts.of(Streams.shop().all().stream()
                .map(contract -> contract.stream().equals(ORDERS) ? orders : contract)
                .toList());
    }

    private static void attempt(Warehouse warehouse) {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
    }

    private static List<String> attempts(Warehouse warehouse) {
        return DATABASE.rows(
                "SELECT dispositions FROM ops.attempt WHERE tenant = ? ORDER BY attempt_id", warehouse.tenant());
    }

    private static List<String> orders(Warehouse warehouse) {
        return DATABASE.rows(
                "SELECT id, at AT TIME ZONE 'UTC' FROM gold.purchase WHERE tenant = ? ORDER BY id", warehouse.tenant());
    }

    private static String content(Warehouse warehouse) {
        return DATABASE.one(
                "SELECT content_hash FROM ops.publication WHERE tenant = ? ORDER BY publication DESC LIMIT 1",
                warehouse.tenant());
    }
}
