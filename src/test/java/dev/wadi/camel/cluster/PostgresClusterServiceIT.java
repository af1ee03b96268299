package dev.wadi.camel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.postgres.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresClusterServiceIT {

    private static final long CHECK_MILLIS = 50;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void stop() {
        members.forEach(Member::stop);
    }

    @Test
    void letsOneOfTwoMembersLead() throws Exception {
        var first = member("tickets");
        await().until(first::leads);

        var second = member("tickets");

        await().until(() -> second.checks() > 2);
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(locks()).isEqualTo("1");
    }

    @Test
    void electsForEachNamespaceByItself() throws Exception {
        var tickets = member("tickets");
        var orders = member("orders");

        await().until(tickets::leads);
        await().until(orders::leads);
    }

    @Test
    void letsAnotherTakeOverFromALeaderThatLostItsConnection() throws Exception {
        var first = member("tickets");
        await().until(first::leads);
        var second = member("tickets");
        first.pause();

        DATABASE.rows("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        await().until(second::leads);
        first.goOn();
        await().until(() -> !first.leads());
    }

    @Test
    void letsAnotherTakeOverFromALeaderThatStopped() throws Exception {
        var first = member("tickets");
        await().until(first::leads);
        var second = member("tickets");

        first.stop();

        await().until(second::leads);
        assertThat(first.leads()).isFalse();
    }

    @Test
    void tellsThoseWhoListenBeforeAnotherMayLead() throws Exception {
        var first = member("tickets");
        await().until(first::leads);
        var locksWhenLost = new ArrayList<String>();
        first.view.addEventListener((CamelClusterEventListener.Leadership) (view, leader) -> {
            if (leader == null) {
                locksWhenLost.add(locks());
            }
        });

        first.stop();

        assertThat(locksWhenLost).containsExactly("1");
        await().until(() -> locks().equals("0"));
    }

    @Test
    void doesNotTakeTheLockAgainOnceItHasStopped() throws Exception {
        var first = new Member(DATABASE.database().unpooled(), "tickets", new CountDownLatch(1));
        members.add(first);
        await().until(first::waits);

        var stopping = CompletableFuture.runAsync(first::stop);
        await().until(first.service::isStoppingOrStopped);
        first.goOn();
        stopping.join();

        assertThat(first.leads()).isFalse();
        await().until(() -> locks().equals("0"));
        var second = member("tickets");
        await().until(second::leads);
    }

    private Member member(String namespace) throws Exception {
        var member = new Member(DATABASE.database().unpooled(), namespace, new CountDownLatch(0));
        members.add(member);
        return member;
    }

    private static String locks() {
        return DATABASE.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    /** One process of several, whose way to the database can be held up. */
    private static final class Member {

        final PostgresClusterService service;
        final CamelClusterView view;
        private final DefaultCamelContext context = new DefaultCamelContext();
        private volatile CountDownLatch gate;
        private volatile boolean waits;
        private volatile int checks;

        Member(DataSource source, String namespace, CountDownLatch gate) throws Exception {
            this.gate = gate;
            context.start();
            service = new PostgresClusterService(held(source), CHECK_MILLIS);
            service.setCamelContext(context);
            service.start();
            view = service.getView(namespace);
        }

        boolean leads() {
            return view.getLocalMember().isLeader();
        }

        boolean waits() {
            return waits;
        }

        int checks() {
            return checks;
        }

        void pause() {
            gate = new CountDownLatch(1);
        }

        void goOn() {
            gate.countDown();
        }

        void stop() {
            goOn();
            service.stop();
            context.stop();
        }

        private DataSource held(DataSource source) {
            return (DataSource) Proxy.newProxyInstance(
                    Member.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        waits = gate.getCount() > 0;
                        while (gate.getCount() > 0) {
                            try {
                                gate.await();
                            } catch (InterruptedException goOn) {
                                continue;
                            }
                        }
                        checks++;
                        Connection connection = source.getConnection();
                        return connection;
                    });
        }
    }
}
