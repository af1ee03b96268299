package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresPublisherIT {

    private static final String SEEN = """
            SELECT to_jsonb(n)::text FROM %s n WHERE n.tenant = ?
            UNION ALL SELECT to_jsonb(c)::text FROM %s c WHERE c.tenant = ?
            UNION ALL SELECT to_jsonb(u)::text FROM %s u WHERE u.tenant = ?
            ORDER BY 1
            """;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void hasNothingToPublishWithoutACandidate() {
        assertThat(warehouse.publish()).isEmpty();

        warehouse.deliver(NOTES, "one", "a,1,,,,");

        assertThat(warehouse.publish()).isEmpty();
    }

    @Test
    void showsReadersNothingOfAnOpenCandidate() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,old", "b,1,bob@x.test,Bob,,old");
        var before = seen();

        warehouse.land(NOTES, "two", "a,2,cid@x.test,Cid,,new", "c,1,ann@x.test,Ann,,new");
        warehouse.work();
        warehouse.resolve();

        assertThat(seen()).isEqualTo(before);
        assertThat(seenAsOf(1)).isEqualTo(before);
        assertThat(seenAsOf(2)).isEqualTo(before);
    }

    @Test
    void showsReadersAllOfItAtOnce() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,old", "b,1,bob@x.test,Bob,,old");

        var publication = warehouse.deliver(NOTES, "two", "a,2,cid@x.test,Cid,,new", "c,1,ann@x.test,Annie,,new");

        assertThat(publication.number()).isEqualTo(2);
        assertThat(DATABASE.rows(
                        "SELECT record_key, text, from_publication FROM gold.note WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("a|new|2", "b|old|1", "c|new|2");
        assertThat(DATABASE.rows(
                        "SELECT name, email, records FROM gold.customer_360 WHERE tenant = ? ORDER BY 2",
                        warehouse.tenant()))
                .containsExactly("Annie|ann@x.test|1", "Bob|bob@x.test|1", "Cid|cid@x.test|1");
    }

    @Test
    void publishesNothingWhileAnotherIsTheWriter() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.resolve();

        var meanwhile = DATABASE.database().asOnlyWriter(warehouse.tenant(), lock -> warehouse.publish());

        assertThat(meanwhile).hasValueSatisfying(none -> assertThat(none).isEmpty());
        assertThat(warehouse.publish()).isPresent();
    }

    @Test
    void givesBackEveryPublicationAsItWasSeen() {
        var seen = new HashMap<Integer, List<String>>();
        seen.put(0, List.of());
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,x", "b,1,bob@x.test,Bob,1,x");
        seen.put(1, seen());
        warehouse.deliver(CALLS, "two", "a,1,ann@x.test,Acme", "b,5,bob@x.test,");
        seen.put(2, seen());
        warehouse.deliver(NOTES, "three", "a,1,ann@x.test,Ann,,x");
        seen.put(3, seen());
        warehouse.deliver(NOTES, "four", "a,3,bob@x.test,Robert,,y", "c,1,cid@x.test,Cid,2,z");
        seen.put(4, seen());
        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("four");
        warehouse.resolve();
        warehouse.publish();
        seen.put(5, seen());

        assertThat(seen.get(3)).isEqualTo(seen.get(2));
        for (var publication : seen.keySet()) {
            assertThat(seenAsOf(publication)).as("as of %s", publication).isEqualTo(seen.get(publication));
        }
    }

    @Test
    void movesTheContentHashAsAFullRecountWould() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,x", "b,1,bob@x.test,Bob,1,x");
        assertThat(contentHash()).isEqualTo(recount());
        warehouse.deliver(CALLS, "two", "a,1,ann@x.test,Acme", "b,5,bob@x.test,");
        assertThat(contentHash()).isEqualTo(recount());
        warehouse.deliver(NOTES, "three", "a,3,bob@x.test,Robert,,y", "c,1,cid@x.test,Cid,2,z");
        assertThat(contentHash()).isEqualTo(recount());

        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("one");
        warehouse.redrive("three");
        warehouse.resolve();
        warehouse.publish();

        assertThat(contentHash()).isEqualTo(recount());
    }

    @Test
    void chainsEachPublicationToTheOneBefore() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,x");
        warehouse.deliver(NOTES, "two", "a,2,ann@x.test,Ann,,y");

        var chain = DATABASE.rows(
                "SELECT encode(chain_hash, 'hex'), content_hash FROM ops.publication WHERE tenant = ? ORDER BY publication",
                warehouse.tenant());

        var before = new byte[0];
        for (var number = 1; number <= chain.size(); number++) {
            var hashes = chain.get(number - 1).split("\\|");
            before = Hashing.sha256()
                    .newHasher()
                    .putBytes(before)
                    .putBytes(Ints.toByteArray(number))
                    .putBytes(Longs.toByteArray(Long.parseLong(hashes[1])))
                    .hash()
                    .asBytes();
            assertThat(hashes[0]).isEqualTo(HexFormat.of().formatHex(before));
        }
        assertThat(chain).hasSize(2);
    }

    @Test
    void datesAPublicationByTheClockItWasGiven() {
        warehouse.deliver(NOTES, "one", "a,1,,,,");

        assertThat(DATABASE.one(
                        "SELECT day, facts, customers FROM ops.publication WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("2026-03-02|1|0");
    }

    @Test
    void makesACustomerOfWhatTheLatestRecordsSay() {
        warehouse.deliver(
                NOTES, "notes", "a,1,ann@x.test,Ann Lee,,", "b,3,ann@x.test,,,", "c,2,ann@x.test,Annie Lee,222,");
        warehouse.deliver(CALLS, "calls", "a,1,ann@x.test,Old Co", "b,2,ann@x.test,New Co", "c,9,ann@x.test,");

        assertThat(customers()).containsExactly("Annie Lee|ann@x.test|222|New Co|6");
    }

    @Test
    void endsACustomerThatHasLostAllRecords() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,", "b,1,bob@x.test,Bob,1,");
        warehouse.deliver(NOTES, "two", "a,2,bob@x.test,Bob,,", "b,2,bob@x.test,Bob,1,");
        assertThat(customers()).containsExactly("Bob|bob@x.test|1|-|2");

        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("one");
        warehouse.redrive("two");
        warehouse.resolve();
        warehouse.publish();

        assertThat(customers()).containsExactly("Bob|bob@x.test|1|-|1");
        assertThat(DATABASE.rows("SELECT record_key FROM gold.note WHERE tenant = ?", warehouse.tenant()))
                .containsExactly("b");
    }

    @Test
    void comesToTheSameContentHoweverAttemptsWereSpreadOverPublications() {
        landHistory(warehouse);
        warehouse.work();
        warehouse.resolve();
        var atOnce = warehouse.publish().orElseThrow();

        var oneByOne = new Warehouse(DATABASE, Streams.both());
        landHistory(oneByOne);
        oneByOne.work();
        oneByOne.judge();
        while (oneByOne.resolver(1).resolve().tookSome()) {
            oneByOne.publish();
        }

        var backwards = new Warehouse(DATABASE, Streams.both());
        landHistory(backwards);
        var claims = backwards.claims("me").take(99);
        for (var place = claims.size() - 1; place >= 0; place--) {
            backwards.writer().write(backwards.batch(claims.get(place)));
            backwards.resolve();
            if (place % 2 == 0) {
                backwards.publish();
            }
        }

        assertThat(contentHash(oneByOne)).isEqualTo(atOnce.contentHash());
        assertThat(contentHash(backwards)).isEqualTo(atOnce.contentHash());
    }

    private static void landHistory(Warehouse warehouse) {
        warehouse.land(NOTES, "one", "a,1,ann@x.test,Ann,1,x", "b,1,bob@x.test,Bob,2,x", "c,1,,,,", "d,x,,,,");
        warehouse.land(CALLS, "two", "a,1,ann@x.test,Acme", "b,2,ann@x.test,Bcme", "c,2,bob@x.test,Ccme");
        warehouse.land(NOTES, "three", "a,2,bob@x.test,,3,y", "b,1,bob@x.test,Bob,2,x", "c,3,cid@x.test,Cid,,");
        warehouse.land(NOTES, "four", "a,1,ann@x.test,Ann,1,x", "c,2,ann@x.test,,4,");
    }

    /** All that readers see, facts and customers. */
    private List<String> seen() {
        return DATABASE.rows(SEEN.formatted("gold.note", "gold.call", "gold.customer_360"), tenants());
    }

    private List<String> seenAsOf(int publication) {
        return DATABASE.rows(
                SEEN.formatted(
                        "gold.note_as_of(" + publication + ")",
                        "gold.call_as_of(" + publication + ")",
                        "gold.customer_360_as_of(" + publication + ")"),
                tenants());
    }

    private Object[] tenants() {
        return new Object[] {warehouse.tenant(), warehouse.tenant(), warehouse.tenant()};
    }

    private List<String> customers() {
        return DATABASE.rows(
                "SELECT name, email, phone, company, records FROM gold.customer_360 WHERE tenant = ?",
                warehouse.tenant());
    }

    private long contentHash() {
        return contentHash(warehouse);
    }

    private static long contentHash(Warehouse warehouse) {
        return Long.parseLong(DATABASE.one(
                "SELECT content_hash FROM ops.publication WHERE tenant = ? ORDER BY publication DESC LIMIT 1",
                warehouse.tenant()));
    }

    /** The sum of the hashes of all rows that readers see, modulo 2^64. */
    private long recount() {
        return new BigInteger(DATABASE.one("""
                SELECT sum(row_hash) FROM (
                  SELECT tenant, row_hash FROM gold.note_history WHERE to_publication IS NULL
                  UNION ALL SELECT tenant, row_hash FROM gold.call_history WHERE to_publication IS NULL
                  UNION ALL SELECT tenant, row_hash FROM gold.customer_history WHERE to_publication IS NULL) h
                WHERE tenant = ?
                """, warehouse.tenant())).longValue();
    }
}
