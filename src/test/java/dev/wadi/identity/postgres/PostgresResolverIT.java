package dev.wadi.identity.postgres;

import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.collect.Collections2;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Lane;
import dev.wadi.identity.Resolver.Resolution;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresResolverIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final String ANN = "k,1,ann.lee@x.test,Ann Lee,+12025550143,";
    private static final String BOB = "k,1,bob.ray@x.test,Bob Ray,+12025550199,";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    /** By source version, then the source's clock at the read, then page, then ordinal. */
    @ParameterizedTest
    @MethodSource("orders")
    void letsTheHighestVersionWinInAnyOrderOfAttempts(List<Integer> order) {
        var read = Warehouse.READ_AT;
        warehouse.landAt(read, NOTES, "low page", "k,2,,,,low read instant", "l,2,,,,wins by source version");
        warehouse.landAt(read.plus(HOUR.multipliedBy(2)), NOTES, "high read instant", "k,1,,,,low version", "l,1,,,,");
        warehouse.landAt(read.plus(HOUR), NOTES, "middle", "k,2,,,,low page", "m,2,,,,wins by read instant");
        warehouse.landAt(read.plus(HOUR), NOTES, "high page", "k,2,,,,low ordinal", "k,2,,,,wins by ordinal");
        warehouse.landAt(read, NOTES, "last", "m,2,,,,low read instant");
        var claims = warehouse.claims("me").take(9);

        for (var place : order) {
            warehouse.writer().write(warehouse.batch(claims.get(place)));
            warehouse.resolve();
        }

        assertThat(winners())
                .containsExactly("k|wins by ordinal", "l|wins by source version", "m|wins by read instant");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    /** Every order of the first four, the last one sometimes first. */
    static List<List<Integer>> orders() {
        Collection<List<Integer>> permutations = Collections2.permutations(List.of(0, 1, 2, 3));
        var orders = new ArrayList<List<Integer>>();
        for (var permutation : permutations) {
            var order = new ArrayList<>(permutation);
            order.add(orders.size() % 2 == 0 ? 0 : 4, 4);
            orders.add(order);
        }
        return orders;
    }

    @Test
    void saysWhatWasKnownAlreadyAndWhatLost() {
        warehouse.deliver(NOTES, "one", "a,2,,Ann,,", "b,2,,Bob,,");

        warehouse.land(
                NOTES, "two", "a,2,,Ann,,", "b,1,,Bob,,", "c,1,,Cid,,", "c,2,,Cid,,", "d,1,,Dee,,", "d,1,,Dee,,");
        warehouse.work();
        var resolution = warehouse.resolve();

        assertThat(resolution.changed()).isEqualTo(2);
        assertThat(DATABASE.rows(
                        "SELECT ordinal, disposition FROM ops.disposition WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("0|unchanged", "1|superseded", "2|superseded", "4|unchanged");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    @Test
    void resolvesAnAttemptOnce() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();

        assertThat(warehouse.resolve().attempts()).hasSize(1);
        assertThat(warehouse.resolve()).isEqualTo(Resolution.NOTHING);

        assertThat(DATABASE.one("SELECT count(*) FROM ops.publication WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("1");
    }

    @Test
    void takesNoMoreAttemptsAtOnceThanItMay() {
        warehouse.cutPagesOf(1);
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,", "c,1,,,,");
        warehouse.work();
        warehouse.judge();

        assertThat(warehouse.resolver(2).resolve().attempts()).hasSize(2);
        assertThat(warehouse.resolver(2).resolve().attempts()).hasSize(1);
    }

    @Test
    void keepsOneCandidateUntilItIsPublished() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.resolve();
        warehouse.land(NOTES, "two", "a,2,,,,", "b,1,,,,");
        warehouse.work();
        warehouse.resolve();

        assertThat(DATABASE.rows(
                        "SELECT record_key, from_publication, to_publication FROM identity.record WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("a|1|-", "b|1|-");
        assertThat(warehouse.publish())
                .hasValueSatisfying(
                        publication -> assertThat(publication.number()).isEqualTo(1));
    }

    @Test
    void leavesAHeldRunAndThoseBehindItUnresolvedButNoOtherStream() {
        warehouse.land(NOTES, "good before", "a,1,,,,");
        warehouse.land(NOTES, "mostly bad", "b,x,,,,", "c,x,,,,", "d,1,,,,");
        warehouse.land(NOTES, "good behind", "e,1,,,,");
        warehouse.land(CALLS, "of another stream", "a,1,,");
        warehouse.work();

        var resolution = warehouse.resolve();

        assertThat(resolution.attempts()).hasSize(2);
        assertThat(winners()).containsExactly("a|-");
        assertThat(DATABASE.rows(
                        "SELECT stream, record_key FROM identity.record WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("desk.call|a", "desk.note|a");
        assertThat(warehouse.balance(NOTES).unresolved()).isEqualTo(2);
    }

    @Test
    void aHeldFindingOfARecheckHoldsNoLaterOne() {
        warehouse.landIn(Lane.RECHECK, NOTES, "mostly bad", "a,x,,,,", "c,x,,,,", "d,1,,,,");
        warehouse.landIn(Lane.RECHECK, NOTES, "found later", "b,1,,,,");
        warehouse.work();

        warehouse.resolve();

        assertThat(winners()).containsExactly("b|-");
        assertThat(warehouse.balance(NOTES).unresolved()).isEqualTo(1);
    }

    @Test
    void leavesARunUnresolvedThatIsNotJudged() {
        warehouse.cutPagesOf(1);
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,");
        var claim = warehouse.claims("me").take(1).get(0);
        warehouse.writer().write(warehouse.batch(claim));

        assertThat(warehouse.resolve()).isEqualTo(Resolution.NOTHING);

        warehouse.work();
        assertThat(warehouse.resolve().attempts()).hasSize(2);
    }

    @Test
    void retractsAnOlderAttemptOnlyInThePublicationWithTheNewer() {
        warehouse.deliver(NOTES, "one", "a,1,a@x.test,,,", "b,1,b@x.test,,1,");
        warehouse.deploy(Streams.withPhoneRequired(), "1");

        warehouse.redrive("one");

        assertThat(attempts()).containsExactly("1|1|-", "2|-|-");
        assertThat(winners()).containsExactly("a|-", "b|-");
        warehouse.resolve();
        assertThat(attempts()).containsExactly("1|1|2", "2|2|-");
        assertThat(winners()).containsExactly("b|-");
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
    }

    @Test
    void fallsBackToTheNextVersionWhereTheWinnerIsRetracted() {
        warehouse.deliver(NOTES, "one", "a,1,,,1,lower");
        warehouse.deliver(NOTES, "two", "a,2,,,,higher", "b,1,,,1,");
        warehouse.deploy(Streams.withPhoneRequired(), "1");

        warehouse.redrive("two");
        warehouse.resolve();

        assertThat(winners()).containsExactly("a|lower", "b|-");
    }

    @Test
    void neverTakesAnAttemptThatANewerReplacedBeforeItWasResolved() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,1,", "c,1,,,1,");
        warehouse.work();
        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("one");

        warehouse.resolve();

        assertThat(attempts()).containsExactly("1|-|-", "2|1|-");
        assertThat(winners()).containsExactly("b|-", "c|-");
    }

    @Test
    void endsTheLinkOfARecordThatVanishes() {
        warehouse.deliver(NOTES, "one", "a,1,a@x.test,,,", "b,1,b@x.test,,1,");
        warehouse.deploy(Streams.withPhoneRequired(), "1");

        warehouse.redrive("one");
        warehouse.resolve();

        assertThat(DATABASE.rows(
                        "SELECT record_key, from_publication, to_publication FROM identity.link WHERE tenant = ? ORDER BY 1",
                        warehouse.tenant()))
                .containsExactly("a|1|2", "b|1|-");
    }

    @Test
    void movesARecordToWhomItTellsOf() {
        warehouse.deliver(NOTES, "one", ANN.replace("k", "a"), BOB.replace("k", "b"), "c,1,,,,");

        warehouse.land(
                NOTES, "two", BOB.replace("k,1", "a,2"), BOB.replace("k,1", "b,2") + "more", ANN.replace("k,1", "c,2"));
        warehouse.work();
        warehouse.resolve();

        assertThat(customers()).containsExactlyInAnyOrder("a,b", "c");
    }

    @Test
    void leavesNoTraceOfALinkThatOnlyTheCandidateHad() {
        warehouse.deliver(NOTES, "one", ANN.replace("k", "a"), BOB.replace("k", "b"));
        warehouse.land(NOTES, "two", "a,2,cid@x.test,Cid Rowe,+12025550177,");
        warehouse.work();
        warehouse.resolve();
        warehouse.land(NOTES, "three", BOB.replace("k,1", "a,3"));
        warehouse.work();
        warehouse.resolve();

        assertThat(customers()).containsExactly("a,b");
        assertThat(DATABASE.one(
                        "SELECT count(*) FROM identity.link WHERE tenant = ? AND from_publication = 2 AND record_key = 'a'",
                        warehouse.tenant()))
                .isEqualTo("1");
    }

    @Test
    void remembersOthersOnlyAsLongAsNobodyElseSettlesThem() {
        var one = warehouse.resolver(9);
        var other = warehouse.resolver(9);
        warehouse.land(NOTES, "one", ANN.replace("k", "a"));
        warehouse.work();
        warehouse.judge();
        one.resolve();
        warehouse.land(NOTES, "two", ANN.replace("k", "b"), BOB.replace("k", "c"));
        warehouse.work();
        warehouse.judge();
        other.resolve();
        warehouse.land(NOTES, "three", BOB.replace("k", "d"));
        warehouse.work();
        warehouse.judge();
        one.resolve();

        assertThat(customers()).containsExactlyInAnyOrder("a,b", "c,d");
    }

    @Test
    void saysOfACustomerThatWasMergedWhereItWent() {
        warehouse.deliver(NOTES, "one", ANN.replace("k", "a"), "b,1,,Ann Lee,,", ANN.replace("k", "c"));
        assertThat(customers()).containsExactlyInAnyOrder("a,c", "b");

        warehouse.deliver(NOTES, "two", ANN.replace("k,1", "b,2"));

        assertThat(customers()).containsExactly("a,b,c");
        assertThat(DATABASE.rows("""
                        SELECT g.record_key, i.record_key, m.publication FROM identity.merge m
                        JOIN identity.link g ON g.tenant = m.tenant AND g.customer_id = m.customer_id
                        JOIN identity.link i ON i.tenant = m.tenant AND i.customer_id = m.merged_into
                          AND i.to_publication IS NULL AND i.record_key = 'a'
                        WHERE m.tenant = ?
                        """, warehouse.tenant())).containsExactly("b|a|2");
    }

    @Test
    void doesNothingWhileAnotherIsTheWriter() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.judge();

        var meanwhile = DATABASE.database()
                .asOnlyWriter(warehouse.tenant(), lock -> warehouse.resolver(9).resolve());

        assertThat(meanwhile).contains(Resolution.NOTHING);
        assertThat(warehouse.resolve().attempts()).hasSize(1);
    }

    @Test
    void doesNotWaitForTheWriterOfAnotherTenant() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.judge();

        var meanwhile = DATABASE.database()
                .asOnlyWriter(
                        DATABASE.newTenant(), lock -> warehouse.resolver(9).resolve());

        assertThat(meanwhile)
                .hasValueSatisfying(
                        resolution -> assertThat(resolution.attempts()).hasSize(1));
    }

    @Test
    void letsTheNextWriterInAfterAFailure() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        warehouse.judge();
        var withoutTheContract = new PostgresResolver(
                DATABASE.database(),
                Contracts.of(List.of(Streams.calls())),
                warehouse.tenant(),
                1,
                9,
                Warehouse.HASH,
                Warehouse.IDENTITY);

        assertThatThrownBy(withoutTheContract::resolve).isInstanceOf(IllegalArgumentException.class);

        await().until(() -> warehouse.resolver(9).resolve().tookSome());
    }

    @Test
    void takesEveryAttemptOnceWhenManyResolveAtOnce() throws Exception {
        warehouse.cutPagesOf(1);
        warehouse.land(NOTES, "many", "a,1,,,,", "b,1,,,,", "c,1,,,,", "d,1,,,,", "e,1,,,,", "f,1,,,,");
        warehouse.work();
        warehouse.judge();
        var threads = Executors.newFixedThreadPool(3);
        var start = new CyclicBarrier(3);
        Callable<List<Long>> resolveTwice = () -> {
            start.await();
            var taken = new ArrayList<>(warehouse.resolver(1).resolve().attempts());
            taken.addAll(warehouse.resolver(1).resolve().attempts());
            return taken;
        };

        var taken = new ArrayList<Long>();
        try {
            for (var result : threads.invokeAll(List.of(resolveTwice, resolveTwice, resolveTwice))) {
                taken.addAll(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        taken.addAll(warehouse.resolve().attempts());

        assertThat(taken).hasSize(6).doesNotHaveDuplicates();
        assertThat(winners()).hasSize(6);
    }

    /** Key and text of the version that counts, for each note. */
    private List<String> winners() {
        return DATABASE.rows("""
                SELECT r.record_key, v.text FROM identity.record r
                JOIN silver.note v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                WHERE r.tenant = ? AND r.stream = 'desk.note' AND r.to_publication IS NULL ORDER BY 1
                """, warehouse.tenant());
    }

    private List<String> attempts() {
        return DATABASE.rows(
                "SELECT deployment, published_in, retracted_in FROM ops.attempt WHERE tenant = ? ORDER BY 1",
                warehouse.tenant());
    }

    /** The records of each customer. */
    private List<String> customers() {
        return DATABASE.rows("""
                SELECT string_agg(record_key, ',' ORDER BY record_key) FROM identity.link
                WHERE tenant = ? AND to_publication IS NULL GROUP BY customer_id
                """, warehouse.tenant());
    }
}
