package dev.wadi.ledger.postgres;

import static dev.wadi.testkit.postgres.Warehouse.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.Deployments;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDeploymentsIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Deployments deployments;
    private Tenant tenant;

    @BeforeEach
    void begin() {
        deployments = new PostgresDeployments(DATABASE.database());
        tenant = DATABASE.newTenant();
    }

    @Test
    void numbersTheSameContractsAndCodeOnce() {
        assertThat(deployments.number(tenant, deployment(Streams.both(), "1"))).isEqualTo(1);
        assertThat(deployments.number(tenant, deployment(Streams.both(), "1"))).isEqualTo(1);
    }

    @Test
    void numbersOtherContractsOrCodeNext() {
        assertThat(deployments.number(tenant, deployment(Streams.both(), "1"))).isEqualTo(1);
        assertThat(deployments.number(tenant, deployment(Streams.withMood(), "1")))
                .isEqualTo(2);
        assertThat(deployments.number(tenant, deployment(Streams.withMood(), "2")))
                .isEqualTo(3);
    }

    @Test
    void givesWhatIsTakenBackANumberOfItsOwn() {
        deployments.number(tenant, deployment(Streams.both(), "1"));
        deployments.number(tenant, deployment(Streams.withMood(), "1"));

        assertThat(deployments.number(tenant, deployment(Streams.both(), "1"))).isEqualTo(3);
    }

    @Test
    void countsEachTenantForItself() {
        deployments.number(tenant, deployment(Streams.both(), "1"));
        deployments.number(tenant, deployment(Streams.withMood(), "1"));

        assertThat(deployments.number(DATABASE.newTenant(), deployment(Streams.withMood(), "1")))
                .isEqualTo(1);
    }

    @Test
    void givesServicesThatStartAtOnceOneNumber() throws Exception {
        var services = 4;
        var threads = Executors.newFixedThreadPool(services);
        var start = new CyclicBarrier(services);
        Callable<Integer> startService = () -> {
            start.await();
            return deployments.number(tenant, deployment(Streams.both(), "1"));
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
    void numbersOtherSettingsOfIdentityAndOtherReferenceDataNext() {
        var contracts = Streams.both();
        assertThat(number(new Deployment(contracts, "1", IDENTITY, Map.of()))).isEqualTo(1);
        assertThat(number(new Deployment(contracts, "1", new RegisterSettings(0.7, 0.3, 50, 2), Map.of())))
                .isEqualTo(2);
        assertThat(number(new Deployment(contracts, "1", new RegisterSettings(0.7, 0.2, 50, 2), Map.of())))
                .isEqualTo(3);
        assertThat(number(new Deployment(contracts, "1", new RegisterSettings(0.7, 0.2, 9, 2), Map.of())))
                .isEqualTo(4);
        assertThat(number(new Deployment(contracts, "1", IDENTITY, Map.of("rates", "of today"))))
                .isEqualTo(5);
        assertThat(number(new Deployment(contracts, "1", IDENTITY, Map.of("geoip", "of today"))))
                .isEqualTo(6);
    }

    @Test
    void givesTheSameNumberWithMoreThreads() {
        assertThat(number(new Deployment(Streams.both(), "1", IDENTITY, Map.of())))
                .isEqualTo(1);
        assertThat(number(new Deployment(Streams.both(), "1", IDENTITY.withThreads(9), Map.of())))
                .isEqualTo(1);
    }

    @Test
    void readsBackEachDeployment() {
        var references = Map.of("industry", "rules 1", "rates", "rates 2");
        number(deployment(Streams.both(), "1"));
        number(new Deployment(Streams.withMood(), "2", new RegisterSettings(0.9, 0.123456789, 7, 3), references));

        var first = deployments.deployment(tenant, 1);
        var second = deployments.deployment(tenant, 2);

        assertThat(first.contracts().all())
                .containsExactlyElementsOf(Streams.both().all());
        assertThat(second.contracts().all())
                .containsExactlyElementsOf(Streams.withMood().all());
        assertThat(second.codeVersion()).isEqualTo("2");
        assertThat(second.identity()).isEqualTo(new RegisterSettings(0.9, 0.123456789, 7, 1));
        assertThat(second.references()).isEqualTo(references);
        assertThat(first.hash()).isEqualTo(deployment(Streams.both(), "1").hash());
    }

    private int number(Deployment deployment) {
        return deployments.number(tenant, deployment);
    }

    private static Deployment deployment(Contracts contracts, String code) {
        return new Deployment(contracts, code, IDENTITY, Map.of());
    }
}
