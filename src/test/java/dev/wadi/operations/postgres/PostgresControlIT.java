package dev.wadi.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.operations.Operator;
import dev.wadi.operations.StopSettings;
import dev.wadi.operations.StreamState;
import dev.wadi.operations.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresControlIT {

    private static final String CONTACT = "crm.contact";
    private static final String ACCOUNT = "crm.account";
    private static final String ORDER = "orders.order";
    private static final String WHY = "java.io.IOException";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Tenant tenant = Tenant.DEFAULT;
    private PostgresControl control = control(Duration.ofHours(1));
    private Streams streams = streams();

    @BeforeEach
    void begin() {
        tenant = DATABASE.newTenant();
        control = control(Duration.ofHours(1));
        streams = streams();
        control.seen(CONTACT);
        control.seen(ACCOUNT);
        control.seen(ORDER);
    }

    @Test
    void aStreamThatKeepsFailingIsStoppedAlone() {
        control.failed(CONTACT, 0, WHY);
        control.failed(CONTACT, 0, WHY);
        assertThat(control.of(CONTACT).stopped()).isFalse();
        assertThat(streams.one(CONTACT).state()).isEqualTo(StreamState.FAILING);

        control.failed(CONTACT, 0, WHY);

        assertThat(control.of(CONTACT).none()).isTrue();
        assertThat(streams.one(CONTACT).state()).isEqualTo(StreamState.STOPPED);
        assertThat(control.of(ORDER).none()).isFalse();
        assertThat(streams.one(ORDER).state()).isEqualTo(StreamState.RUNNING);
    }

    @Test
    void onlyFailuresInARowCount() {
        control.failed(CONTACT, 0, WHY);
        control.failed(CONTACT, 0, WHY);
        control.read(CONTACT, 0);
        control.failed(CONTACT, 0, WHY);
        control.failed(CONTACT, 0, WHY);

        assertThat(control.of(CONTACT).stopped()).isFalse();
    }

    @Test
    void afterAPauseOneReadIsTriedAndDecides() {
        control = control(Duration.ZERO);
        for (var failure = 0; failure < 3; failure++) {
            control.failed(CONTACT, 0, WHY);
        }
        assertThat(control.of(CONTACT).none()).as("the pause is over").isFalse();

        control = control(Duration.ofHours(1));
        control.failed(CONTACT, 0, WHY);
        assertThat(control.of(CONTACT).none()).isTrue();

        control.read(CONTACT, 0);
        assertThat(control.of(CONTACT).none()).isFalse();
        assertThat(streams.one(CONTACT).state()).isEqualTo(StreamState.RUNNING);
    }

    @Test
    void resumingDoesNotWaitForThePauseAndCountsAnew() {
        for (var failure = 0; failure < 3; failure++) {
            control.failed(CONTACT, 0, WHY);
        }

        streams.resume(CONTACT, new Operator("ann", Operator.Face.CLI, "mended"));
        control = control(Duration.ofHours(1));

        assertThat(control.of(CONTACT).none()).isFalse();
        control.failed(CONTACT, 0, WHY);
        assertThat(control.of(CONTACT).stopped()).isFalse();
    }

    @Test
    void aReadAskedForIsTriedWhileItIsStopped() {
        for (var failure = 0; failure < 3; failure++) {
            control.failed(CONTACT, 0, WHY);
        }

        streams.pollNow(CONTACT, new Operator("ann", Operator.Face.CLI, "mended"));
        control = control(Duration.ofHours(1));

        assertThat(control.of(CONTACT).now()).isTrue();
        assertThat(control.of(CONTACT).none()).isFalse();
    }

    @Test
    void aLimitOfRequestsStopsAllStreamsOfItsSourceAndNoOther() {
        control.limited(CONTACT, 0, WHY);

        assertThat(control.of(CONTACT).none()).isTrue();
        assertThat(control.of(ACCOUNT).none()).isTrue();
        assertThat(control.of(ORDER).none()).isFalse();
    }

    private PostgresControl control(Duration pause) {
        return new PostgresControl(
                DATABASE.database(), tenant, new StopSettings(3, pause, Duration.ofHours(1)), Clock.systemUTC());
    }

    private Streams streams() {
        return new Streams(Contracts.load(Path.of("contracts")), new PostgresStreamStore(DATABASE.database(), tenant));
    }
}
