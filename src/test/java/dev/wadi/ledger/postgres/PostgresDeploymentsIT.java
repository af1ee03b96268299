package dev.wadi.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Deployments;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDeploymentsIT {

    private static TestDatabase database;

    private Deployments deployments;
    private Tenant tenant;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void begin() {
        deployments = new PostgresDeployments(database.database());
        tenant = database.newTenant();
    }

    @Test
    void numbersTheSameContractsAndCodeOnce() {
        assertThat(deployments.number(tenant, Streams.both(), "1")).isEqualTo(1);
        assertThat(deployments.number(tenant, Streams.both(), "1")).isEqualTo(1);
    }

    @Test
    void numbersOtherContractsOrCodeNext() {
        assertThat(deployments.number(tenant, Streams.both(), "1")).isEqualTo(1);
        assertThat(deployments.number(tenant, Streams.withMood(), "1")).isEqualTo(2);
        assertThat(deployments.number(tenant, Streams.withMood(), "2")).isEqualTo(3);
    }

    @Test
    void givesWhatIsTakenBackANumberOfItsOwn() {
        deployments.number(tenant, Streams.both(), "1");
        deployments.number(tenant, Streams.withMood(), "1");

        assertThat(deployments.number(tenant, Streams.both(), "1")).isEqualTo(3);
    }

    @Test
    void countsEachTenantForItself() {
        deployments.number(tenant, Streams.both(), "1");
        deployments.number(tenant, Streams.withMood(), "1");

        assertThat(deployments.number(database.newTenant(), Streams.withMood(), "1"))
                .isEqualTo(1);
    }

    @Test
    void givesServicesThatStartAtOnceOneNumber() throws Exception {
        var services = 4;
        var threads = Executors.newFixedThreadPool(services);
        var start = new CyclicBarrier(services);
        Callable<Integer> startService = () -> {
            start.await();
            return deployments.number(tenant, Streams.both(), "1");
        };

        try {
            for (var number : threads.invokeAll(List.of(startService, startService, startService, startService))) {
                assertThat(number.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void readsBackTheContractsOfEachDeployment() {
        deployments.number(tenant, Streams.both(), "1");
        deployments.number(tenant, Streams.withMood(), "1");

        var first = deployments.contracts(tenant, 1);
        var second = deployments.contracts(tenant, 2);

        assertThat(first.all()).containsExactlyElementsOf(Streams.both().all());
        assertThat(second.all()).containsExactlyElementsOf(Streams.withMood().all());
        assertThat(first.hash()).isEqualTo(Streams.both().hash());
    }
}
