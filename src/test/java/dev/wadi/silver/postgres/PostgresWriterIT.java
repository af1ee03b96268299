package dev.wadi.silver.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.bronze.StaleClaim;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Unavailable;
import dev.wadi.core.Version;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresWriterIT {

    private static final String EVERY_TYPE = """
            stream: lab.sample
            title: Samples
            description: One column of every type.
            owner: lab
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: a_text
            version: an_integer
            schema: {}
            entity: sample
            columns:
              - { name: a_text, type: text, description: text }
              - { name: an_email, type: email, description: email }
              - { name: an_integer, type: integer, description: integer }
              - { name: a_decimal, type: decimal, description: decimal }
              - { name: a_boolean, type: boolean, description: boolean }
              - { name: a_date, type: date, formats: [yyyy-MM-dd], description: date }
              - { name: a_timestamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: timestamp }
            """;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void keepsWhatEachRecordBecame() {
        warehouse.land(NOTES, "one", "a,1,Ann@X.test,Ann,,hello", "b,x,,,,", "c,3,,,,");

        warehouse.work();

        assertThat(DATABASE.rows(
                        "SELECT ordinal, record_key, source_version, email, text FROM silver.note WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("0|a|1|ann@x.test|hello", "2|c|3|-|-");
        assertThat(DATABASE.one("SELECT dispositions FROM ops.attempt WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("LRL");
        assertThat(DATABASE.rows(
                        "SELECT ordinal, disposition FROM ops.disposition WHERE tenant = ?", warehouse.tenant()))
                .containsExactly("1|rejected");
        assertThat(claimState()).isEqualTo("done");
    }

    @Test
    void quarantinesWithOriginEveryReasonAndTheOriginalBytes() {
        var reading = warehouse.open(NOTES, "umlauts");
        var source = "id,v,email,name,phone,text\nä,1,,,,\n,x,,\"Ünn\n🚲\",,z\n".getBytes(UTF_8);
        warehouse.drafts(reading, source).forEach(warehouse.landing()::land);

        warehouse.work();

        var row = DATABASE.one("""
                SELECT partition, byte_start, byte_count, stage, ordinal, encode(original, 'hex'), problems
                FROM ops.quarantine WHERE tenant = ?
                """, warehouse.tenant()).split("\\|", 7);
        var start = Integer.parseInt(row[1]);
        var slice = Arrays.copyOfRange(source, start, start + Integer.parseInt(row[2]));
        assertThat(new String(slice, UTF_8)).isEqualTo(",x,,\"Ünn\n🚲\",,z");
        assertThat(row[5]).isEqualTo(HexFormat.of().formatHex(slice));
        assertThat(List.of(row[0], row[3], row[4])).containsExactly("umlauts", "validate", "1");
        assertThat(row[6]).contains("FIELD_MISSING", "/id", "NUMBER_UNPARSABLE", "/v");
    }

    @Test
    void countsTheBytesOfTheSourceOnLaterPagesToo() {
        warehouse.cutPagesOf(1);
        warehouse.land(NOTES, "two pages", "a,1,,,,", "b,x,,,,");

        warehouse.work();

        assertThat(DATABASE.one(
                        "SELECT byte_start, byte_count, convert_from(original, 'UTF8') FROM ops.quarantine WHERE tenant = ?",
                        warehouse.tenant()))
                .isEqualTo("id,v,email,name,phone,text\na,1,,,,\n".length() + "|7|b,x,,,,");
    }

    @Test
    void refusesAWorkerWhoseLeaseHasLapsed() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var slow = warehouse.claims("slow").take(1).get(0);
        DATABASE.change(
                "UPDATE bronze.claim SET lease_until = now() - interval '1 s' WHERE tenant = ?", warehouse.tenant());
        var quick = warehouse.claims("quick").take(1).get(0);

        assertThatThrownBy(() -> write(slow)).isInstanceOf(StaleClaim.class);

        assertThat(attempts()).isEqualTo("0");
        write(quick);
        assertThatThrownBy(() -> write(slow)).isInstanceOf(StaleClaim.class);
        assertThat(attempts()).isEqualTo("1");
    }

    @Test
    void refusesALowerDeploymentThanThePageHas() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var old = warehouse.claims("old").take(1).get(0);
        warehouse.claims("old").release(old);
        warehouse.deploy(Streams.withMood(), "2");
        warehouse.work();
        DATABASE.change(
                "UPDATE bronze.claim SET state = 'claimed', epoch = 9, owner = 'old' WHERE tenant = ?",
                warehouse.tenant());

        assertThatThrownBy(() -> write(new Claim(old.page(), "old", 9, old.deployment())))
                .isInstanceOf(StaleClaim.class);

        assertThat(attempts()).isEqualTo("1");
    }

    @Test
    void keepsAClaimedBatchOnceWhoseCommitWasAmbiguous() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,x,,,,");
        var claim = warehouse.claims("me").take(1).get(0);

        write(claim);
        write(claim);

        assertThat(attempts()).isEqualTo("1");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    @Test
    void keepsAnAttemptOfALaterDeploymentBesideTheOlder() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.deploy(Streams.withPhoneRequired(), "1");

        warehouse.redrive("one");

        assertThat(DATABASE.rows(
                        "SELECT deployment, dispositions FROM ops.attempt WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("1|L", "2|R");
        assertThat(DATABASE.one("SELECT count(*) FROM silver.note WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("1");
    }

    @Test
    void disposesOfEveryRecordOnce() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,");
        var claim = warehouse.claims("me").take(1).get(0);
        var good = warehouse.batch(claim);
        var first = good.accepted().get(0);
        var twice = new Batch<Version>(claim, List.of(first, first), List.of());

        assertThatThrownBy(() -> warehouse.writer().write(twice)).isInstanceOf(IllegalStateException.class);

        assertThat(attempts()).isEqualTo("0");
        assertThat(claimState()).isEqualTo("claimed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\ttab\t",
                "back\\slash\\",
                "\\N",
                "\\.",
                "line\nends\r\nof\rall kinds",
                "quo\"tes'and $$ and :colon and ?",
                "🚲 Ünïcode \u2028 and \u0001 control",
                "",
                "{\"a\": \"\\u0041\"}"
            })
    void takesAnyTextThroughCopyUnchanged(String text) {
        var sample = new Sample(text, text, 1L, null, null, null, null);

        write(sample);

        assertThat(DATABASE.one(
                        "SELECT a_text = ? AND an_email = ? AND record_key = ? AND extra ->> 'more' = ?"
                                + " FROM silver.sample WHERE tenant = ?",
                        text,
                        text,
                        text,
                        text,
                        warehouse.tenant()))
                .isEqualTo("t");
    }

    @Test
    void takesEveryTypeThroughCopyUnchanged() {
        write(new Sample(
                "k",
                "e@x.test",
                Long.MIN_VALUE,
                new BigDecimal("-12345678901234567890.12345678901234567890"),
                true,
                LocalDate.of(2024, 2, 29),
                Instant.parse("2026-12-31T23:59:59.123456Z")));

        assertThat(DATABASE.one("""
                        SELECT an_integer, a_decimal, a_boolean, a_date,
                          to_char(a_timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
                        FROM silver.sample WHERE tenant = ?
                        """, warehouse.tenant()))
                .isEqualTo("-9223372036854775808|-12345678901234567890.12345678901234567890|t|2024-02-29"
                        + "|2026-12-31 23:59:59.123456");
    }

    @Test
    void takesAbsenceThroughCopy() {
        write(new Sample("k", null, null, null, null, null, null));

        assertThat(DATABASE.one("""
                        SELECT an_email IS NULL AND an_integer IS NULL AND a_decimal IS NULL AND a_boolean IS NULL
                          AND a_date IS NULL AND a_timestamp IS NULL
                        FROM silver.sample WHERE tenant = ?
                        """, warehouse.tenant())).isEqualTo("t");
    }

    /** An index of Postgres holds no more than 2,704 bytes of a key, however Postgres presses it. */
    @Test
    void setsAsideTheFewRecordsThatPostgresRefusesAndWritesTheOthers() {
        warehouse.land(
                NOTES, "one", "a,1,,,,", refusedKey(1) + ",1,,,,", "c,x,,,,", "d,1,,,,", refusedKey(2) + ",2,,,,");

        warehouse.work();

        assertThat(DATABASE.one("SELECT dispositions FROM ops.attempt WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("LRRLR");
        assertThat(DATABASE.rows("SELECT record_key FROM silver.note WHERE tenant = ? ORDER BY 1", warehouse.tenant()))
                .containsExactly("a", "d");
        assertThat(DATABASE.rows("""
                        SELECT ordinal, stage, problems->0->>'code', length(original) > 3000 FROM ops.quarantine
                        WHERE tenant = ? ORDER BY ordinal
                        """, warehouse.tenant()))
                .containsExactly(
                        "1|write|RECORD_POISONOUS|t", "2|map|NUMBER_UNPARSABLE|f", "4|write|RECORD_POISONOUS|t");
        assertThat(claimState()).isEqualTo("done");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    @Test
    void whoDiesWhileItSearchesForARefusedRecordLeavesNothingBehind() throws Exception {
        warehouse.land(NOTES, "one", "a,1,,,,", refusedKey(3) + ",1,,,,");
        var claim = warehouse.claims("me").take(1).get(0);
        try (var locker = DATABASE.database().unpooled().getConnection();
                var lock = locker.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("LOCK TABLE ops.quarantine IN SHARE ROW EXCLUSIVE MODE");
            var writing = CompletableFuture.runAsync(() -> write(claim));
            await().until(() -> DATABASE.one("""
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COPY ops.quarantine%'
                            """).equals("1"));
            assertThatThrownBy(writing::join).hasCauseInstanceOf(Unavailable.class);
        }
        assertThat(attempts()).isEqualTo("0");
        assertThat(claimState()).isEqualTo("claimed");

        write(claim);

        assertThat(DATABASE.one("SELECT dispositions FROM ops.attempt WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("LR");
        assertThat(claimState()).isEqualTo("done");
    }

    private static String refusedKey(int seed) {
        var random = new Random(seed);
        return random.ints(9_000, '0', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void write(Claim claim) {
        warehouse.writer().write(warehouse.batch(claim));
    }

    /** Writes one version with these values, as a mapper might have made it. */
    private void write(Sample sample) {
        warehouse.deploy(Contracts.of(List.of(Streams.contract(EVERY_TYPE))), "1");
        warehouse.land("lab.sample", "one", "any,,,,,,");
        var claim = warehouse.claims("me").take(1).get(0);
        var values = Arrays.<@Nullable Object>asList(
                sample.text, sample.email, sample.integer, sample.decimal, sample.bool, sample.date, sample.timestamp);
        var extra = JsonNodeFactory.instance.objectNode().put("more", sample.text);
        var version = new Version(claim.page().origin(0), sample.text, 1, values, extra, false, 7);
        warehouse.writer().write(new Batch<>(claim, List.of(version), List.of()));
    }

    private String attempts() {
        return DATABASE.one("SELECT count(*) FROM ops.attempt WHERE tenant = ?", warehouse.tenant());
    }

    private String claimState() {
        return DATABASE.one("SELECT state FROM bronze.claim WHERE tenant = ?", warehouse.tenant());
    }

    private record Sample(
            String text,
            @Nullable String email,
            @Nullable Long integer,
            @Nullable BigDecimal decimal,
            @Nullable Boolean bool,
            @Nullable LocalDate date,
            @Nullable Instant timestamp) {}
}
