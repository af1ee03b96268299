package dev.wadi.sandbox.salesforce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordStoreTest {

    private final SettableClock clock = SettableClock.at("2026-01-05T08:15:30.750Z");
    private final RecordStore store = new RecordStore(clock);

    @Test
    void stampsToTheSecond() {
        var id = store.upsert("Contact", Map.of("LastName", "Amari"));

        assertThat(value(id, "SystemModstamp")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
        assertThat(value(id, "LastModifiedDate")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
        assertThat(value(id, "CreatedDate")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        var id = store.upsert("Contact", Map.of("LastName", "Amari", "FirstName", "Ada", "Title", "Dr"));
        clock.advanceSeconds(60);
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("Id", id);
        changes.put("FirstName", "Eva");
        changes.put("Title", null);

        store.upsert("Contact", changes);

        assertThat(value(id, "Name")).isEqualTo("Eva Amari");
        assertThat(value(id, "Title")).isNull();
        assertThat(value(id, "CreatedDate")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
        assertThat(value(id, "SystemModstamp")).isEqualTo(Instant.parse("2026-01-05T08:16:30Z"));
    }

    @Test
    void movesSystemModstampAloneWhenTheSystemTouchesARecord() {
        var id = store.upsert("Account", Map.of("Name", "Acme"));
        clock.advanceSeconds(60);

        store.touch(id);

        assertThat(value(id, "LastModifiedDate")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
        assertThat(value(id, "SystemModstamp")).isEqualTo(Instant.parse("2026-01-05T08:16:30Z"));
    }

    @Test
    void putsBackWhatABackupHoldsAsItStoodThere() {
        var backup = new HashMap<String, @Nullable Object>();
        backup.put("Id", "003000000000001AAA");
        backup.put("FirstName", "Maximiliana ".repeat(4));
        backup.put("LastName", "Amari");
        backup.put("Birthdate", "1980-02-29");
        backup.put("CreatedDate", "2020-01-01T00:00:00.000+0000");
        backup.put("LastModifiedDate", "2025-06-01T10:00:00.000+0200");
        backup.put("SystemModstamp", "2025-12-31T23:00:00.000+0000");
        backup.put("IsDeleted", true);

        store.restore("Contact", List.of(backup).iterator());

        var id = "003000000000001AAA";
        assertThat(value(id, "FirstName")).isEqualTo("Maximiliana ".repeat(4));
        assertThat(value(id, "Birthdate")).isEqualTo(LocalDate.parse("1980-02-29"));
        assertThat(value(id, "LastModifiedDate")).isEqualTo(Instant.parse("2025-06-01T08:00:00Z"));
        assertThat(value(id, "SystemModstamp")).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(value(id, "IsDeleted")).isEqualTo(true);
        assertThat(value(id, "Email")).isNull();
        assertThat(store.upsert("Contact", Map.of("LastName", "Next"))).isNotEqualTo(id);
    }

    @Test
    void showsALateCommitWithItsOldStamp() {
        var late = store.begin();
        var first = late.upsert("Contact", Map.of("LastName", "Late"));
        clock.advanceSeconds(300);
        var second = store.upsert("Contact", Map.of("LastName", "Early"));
        assertThat(ids("Contact")).containsExactly(second);

        late.commit();

        assertThat(ids("Contact")).containsExactly(first, second);
        assertThat(value(first, "SystemModstamp")).isEqualTo(Instant.parse("2026-01-05T08:15:30Z"));
    }

    @Test
    void keepsWhatIsDeletedUntilItIsPurged() {
        var id = store.upsert("Account", Map.of("Name", "Acme"));
        clock.advanceSeconds(1);

        store.delete(id);
        assertThat(value(id, "IsDeleted")).isEqualTo(true);
        assertThat(value(id, "SystemModstamp")).isEqualTo(Instant.parse("2026-01-05T08:15:31Z"));
        store.undelete(id);
        assertThat(value(id, "IsDeleted")).isEqualTo(false);
        store.purge(id);
        assertThat(ids("Account")).isEmpty();
    }

    @Test
    void growsAFieldThatIsNullInOlderRecords() {
        var before = store.upsert("Contact", Map.of("LastName", "Amari"));

        store.addField("Contact", Field.text("Loyalty_Tier__c", 20));
        var after = store.upsert("Contact", Map.of("LastName", "Brandt", "Loyalty_Tier__c", "gold"));

        assertThat(value(before, "Loyalty_Tier__c")).isNull();
        assertThat(value(after, "Loyalty_Tier__c")).isEqualTo("gold");
    }

    @Test
    void refusesWhatAnOrgWould() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.upsert("Contact", Map.of("Shoe", 42)))
                .withMessage("Contact has no field Shoe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.upsert("Contact", Map.of("FirstName", "A".repeat(41))))
                .withMessage("FirstName takes 40 characters, not 41");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.upsert("Contact", Map.of("SystemModstamp", Instant.EPOCH)))
                .withMessage("SystemModstamp is set by the org");
        assertThatIllegalArgumentException().isThrownBy(() -> store.delete("003000000000000AAA"));
    }

    @Test
    void takesAllOrNothingOfABatchWithAMistake() {
        var records = List.of(Map.of("LastName", "Amari"), Map.of("Birthdate", "yesterday"));

        assertThatThrownBy(() -> store.upsertAll("Contact", records)).isInstanceOf(DateTimeException.class);

        assertThat(ids("Contact")).isEmpty();
    }

    private List<String> ids(String object) {
        return store.reading(org -> org.between(org.object(object).orElseThrow(), StampRange.ALL).stream()
                .map(Row::id)
                .toList());
    }

    private @Nullable Object value(String id, String field) {
        var object = store.objectOf(id);
        return store.reading(org -> Optional.ofNullable(org.row(object, id)
                        .orElseThrow()
                        .at(org.object(object).orElseThrow().column(field).orElseThrow())))
                .orElse(null);
    }
}
