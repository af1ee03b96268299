package dev.wadi.camel.schedule;

import static dev.wadi.testkit.Tickets.contractText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.testkit.KeptControl;
import dev.wadi.testkit.KeptPolls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The consumer is polled by hand, by a clock that stands still, but where a route of Camel's polls it. */
class ScheduleConsumerTest {

    private static final Instant EIGHT = Instant.parse("2026-01-05T08:00:00Z");
    private static final String HALF_MINUTES = "{ every: PT30S, missed: run }";
    private static final String HALF_MINUTES_OR_NOT = "{ every: PT30S, missed: skip }";
    private static final String NIGHTLY = "{ cron: '0 0 3 * * ?', zone: Europe/Berlin, missed: run }";

    private final SettableClock clock = SettableClock.at(EIGHT.toString());
    private final KeptPolls polls = new KeptPolls(clock);
    private final KeptControl control = new KeptControl();
    private final List<Instant> reads = new CopyOnWriteArrayList<>();
    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void readsOnceEachPeriod() throws Exception {
        var consumer = consumer(HALF_MINUTES, this::read);

        pollEachSecond(consumer, 95);

        assertThat(seconds()).containsExactly(0L, 30L, 60L, 90L);
    }

    @Test
    void aReadLongerThanThePeriodIsFollowedByOneForAllThatWereMissed() throws Exception {
        var consumer = consumer(HALF_MINUTES, exchange -> {
            read(exchange);
            clock.advanceSeconds(reads.size() == 1 ? 100 : 1);
        });

        pollEachSecond(consumer, 62);

        assertThat(seconds()).containsExactly(0L, 101L, 130L, 160L);
    }

    @Test
    void aReadLongerThanThePeriodIsFollowedByTheNextThatIsDueWhereMissedOnesAreSkipped() throws Exception {
        var consumer = consumer(HALF_MINUTES_OR_NOT, exchange -> {
            read(exchange);
            clock.advanceSeconds(reads.size() == 1 ? 100 : 1);
        });

        pollEachSecond(consumer, 120);

        assertThat(seconds()).containsExactly(30L, 150L, 180L, 210L);
    }

    @Test
    void aRestartReadsNothingAgainThatWasReadInTime() throws Exception {
        pollEachSecond(consumer(NIGHTLY, this::read), 10);

        pollEachSecond(consumer(NIGHTLY, this::read), 10);

        assertThat(seconds()).containsExactly(0L);
    }

    @Test
    void aRestartMakesUpForTheNightsItSlept() throws Exception {
        pollEachSecond(consumer(NIGHTLY, this::read), 10);
        clock.set(EIGHT.plus(Duration.ofDays(3)));

        pollEachSecond(consumer(NIGHTLY, this::read), 10);

        assertThat(reads).containsExactly(EIGHT, EIGHT.plus(Duration.ofDays(3)));
    }

    @Test
    void aReadThatFailedIsNotTriedAgainBeforeItsTimeButByWhoeverStartsNext() throws Exception {
        var consumer = consumer(NIGHTLY, exchange -> {
            read(exchange);
            exchange.setException(new IllegalStateException("away"));
        });
        pollEachSecond(consumer, 10);
        assertThat(seconds()).containsExactly(0L);

        pollEachSecond(consumer(NIGHTLY, this::read), 10);

        assertThat(seconds()).containsExactly(0L, 10L);
    }

    @Test
    void whatTimeItIsTheDatabaseSays() throws Exception {
        var late = Clock.offset(clock, Duration.ofHours(-7));
        polls.done("tickets.ticket", EIGHT);
        var consumer = consumer(NIGHTLY, late, this::read);

        clock.set(Instant.parse("2026-01-06T01:59:59Z"));
        assertThat(consumer.poll()).isZero();
        clock.set(Instant.parse("2026-01-06T02:00:00Z"));
        assertThat(consumer.poll()).isOne();
    }

    @Test
    void aPeriodInMillisecondsTakesThePlaceOfTheContracts() throws Exception {
        var consumer = consumer(NIGHTLY, "?pollMillis=2000", clock, this::read);

        pollEachSecond(consumer, 5);

        assertThat(seconds()).containsExactly(0L, 2L, 4L);
    }

    @Test
    void anEmptyPeriodLeavesTheContractsSchedule() throws Exception {
        var consumer = consumer(HALF_MINUTES, "?pollMillis=", clock, this::read);

        pollEachSecond(consumer, 40);

        assertThat(seconds()).containsExactly(0L, 30L);
    }

    @Test
    void readsNothingWhileItIsSuspendedAndKeepsToTheScheduleAfter() throws Exception {
        context.addComponent("wadi-schedule", new ScheduleComponent(contracts(HALF_MINUTES), polls, control, clock));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wadi-schedule:tickets.ticket?delay=5")
                        .routeId("tickets")
                        .process(ScheduleConsumerTest.this::read);
            }
        });
        context.start();
        await().until(() -> reads.size() == 1);
        context.getRouteController().suspendRoute("tickets");
        clock.advanceSeconds(300);

        assertThat(context.getRouteController().getRouteStatus("tickets")).isEqualTo(ServiceStatus.Suspended);
        assertThat(reads).hasSize(1);
        context.getRouteController().resumeRoute("tickets");

        await().until(() -> reads.size() == 2);
        assertThat(seconds()).containsExactly(0L, 300L);
    }

    @Test
    void readsNothingWhileAnOperatorWantsItPausedAlsoAfterARestart() throws Exception {
        control.pause("tickets.ticket", true);
        pollEachSecond(consumer(HALF_MINUTES, this::read), 60);
        var another = consumer(HALF_MINUTES, this::read);
        pollEachSecond(another, 60);
        assertThat(reads).isEmpty();

        control.pause("tickets.ticket", false);
        pollEachSecond(another, 60);

        assertThat(seconds()).containsExactly(120L, 150L);
    }

    @Test
    void readsOnceAtOnceWhereSomebodyAskedAndByTheScheduleAfter() throws Exception {
        var consumer = consumer(HALF_MINUTES, this::read);
        pollEachSecond(consumer, 10);

        control.ask("tickets.ticket");
        control.ask("tickets.ticket");
        pollEachSecond(consumer, 60);

        assertThat(seconds()).containsExactly(0L, 10L, 40L);
    }

    @Test
    void aReadAskedForWaitsUntilTheStreamIsResumed() throws Exception {
        var consumer = consumer(NIGHTLY, this::read);
        pollEachSecond(consumer, 5);
        control.pause("tickets.ticket", true);
        control.ask("tickets.ticket");
        pollEachSecond(consumer, 5);
        control.pause("tickets.ticket", false);

        pollEachSecond(consumer, 5);

        assertThat(seconds()).containsExactly(0L, 10L);
    }

    @Test
    void readsNothingOfAStoppedStreamUnlessSomebodyAsks() throws Exception {
        var consumer = consumer(HALF_MINUTES, this::read);
        control.stop("tickets.ticket", true);
        pollEachSecond(consumer, 40);
        assertThat(reads).isEmpty();

        control.ask("tickets.ticket");
        pollEachSecond(consumer, 5);
        assertThat(seconds()).containsExactly(40L);
        control.stop("tickets.ticket", false);
        pollEachSecond(consumer, 40);

        assertThat(seconds()).hasSizeGreaterThan(1);
    }

    @Test
    void saysWhereTheLimitOfRequestsIsReachedAndOnlyThere() throws Exception {
        var limit = new SalesforceException(
                List.of(new RestError("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")), 403);
        var forbidden = new SalesforceException(List.of(new RestError("API_DISABLED_FOR_ORG", "no")), 403);
        var failures = new ArrayDeque<Exception>(List.of(forbidden, new IllegalStateException(limit)));
        var consumer = consumer(HALF_MINUTES, exchange -> exchange.setException(failures.remove()));

        pollEachSecond(consumer, 2);
        assertThat(control.limited()).isEmpty();
        pollEachSecond(consumer, 30);

        assertThat(control.limited()).containsExactly("tickets.ticket");
    }

    @Test
    void whyAReadFailedIsToldByNamesUntilOneGoesWell() throws Exception {
        var consumer = consumer(HALF_MINUTES, exchange -> {
            read(exchange);
            if (reads.size() == 1) {
                exchange.setException(new IllegalStateException("jane@example.org"));
            }
        });

        pollEachSecond(consumer, 5);
        assertThat(control.failure("tickets.ticket"))
                .hasValueSatisfying(failure ->
                        assertThat(failure).contains("IllegalStateException").doesNotContain("jane"));

        pollEachSecond(consumer, 30);
        assertThat(control.failure("tickets.ticket")).isEmpty();
    }

    @Test
    void aStreamWithoutContractIsNamed() {
        context.addComponent("wadi-schedule", new ScheduleComponent(contracts(HALF_MINUTES), polls, control, clock));

        assertThatThrownBy(() -> context.getEndpoint("wadi-schedule:crm.contact"))
                .hasRootCauseMessage("no contract for stream 'crm.contact' among [tickets.ticket]");
    }

    private ScheduleConsumer consumer(String schedule, Processor reader) throws Exception {
        return consumer(schedule, clock, reader);
    }

    private ScheduleConsumer consumer(String schedule, Clock passing, Processor reader) throws Exception {
        return consumer(schedule, "", passing, reader);
    }

    private ScheduleConsumer consumer(String schedule, String options, Clock passing, Processor reader)
            throws Exception {
        var component = new ScheduleComponent(contracts(schedule), polls, control, passing);
        component.setCamelContext(context);
        return (ScheduleConsumer) component
                .createEndpoint("wadi-schedule:tickets.ticket" + options)
                .createConsumer(reader);
    }

    private void pollEachSecond(ScheduleConsumer consumer, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            consumer.poll();
            clock.advanceSeconds(1);
        }
    }

    private void read(Exchange exchange) {
        reads.add(clock.instant());
    }

    private List<Long> seconds() {
        var seconds = new ArrayList<Long>();
        reads.forEach(moment -> seconds.add(Duration.between(EIGHT, moment).toSeconds()));
        return seconds;
    }

    private static Contracts contracts(String schedule) {
        var text = contractText().replaceFirst("schedule: .*", "schedule: " + schedule);
        return Contracts.of(List.of(ContractReader.read("tickets.ticket.yaml", text)));
    }
}
