package dev.wadi.routes;

import static java.util.stream.Collectors.joining;

import dev.wadi.camel.DeadLetterOffice;
import dev.wadi.camel.FailedStep;
import dev.wadi.camel.FailureNames;
import dev.wadi.camel.Pauses;
import dev.wadi.camel.RetryNote;
import dev.wadi.camel.SalesforceRelogin;
import dev.wadi.ledger.DeadLetters;
import dev.wadi.settings.RetrySettings;
import dev.wadi.testkit.log.RecordedLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterEach;

/**
 * Loads route files as the service does, with {@code application.properties}, those of errors and dead letters always among
 * them. Endpoints of files that are not loaded are mocks: {@code direct:map} is {@code mock:map}.
 */
public abstract class RouteTest extends CamelMainTestSupport {

    /** Put into bodies and messages of failures: nothing that is logged or noted may hold it. */
    protected static final String SECRET = "ann@private.test";

    protected static final int RETRIES = 2;

    protected final Letters letters = new Letters();
    protected final RecordedLog log = new RecordedLog();

    private final List<String> mocked = new ArrayList<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Properties properties = new Properties();

    /** Tests of these files, named without their ending. */
    protected RouteTest(String... files) {
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(properties);
        set(
                "camel.main.routesIncludePattern",
                Stream.concat(Stream.of("00-errors", "99-dead-letter"), Stream.of(files))
                        .map(file -> "file:routes/" + file + ".camel.yaml")
                        .collect(joining(",")));
        bind("failed-step", new FailedStep());
        bind("pauses", new Pauses(new RetrySettings(Duration.ofMillis(1), Duration.ofMillis(2)), new Random(1)));
        bind("crm-session", new SalesforceRelogin(Clock.systemUTC()));
        bind("retry-note", new RetryNote());
        bind("failure-names", new FailureNames("timer"));
        bind("dead-letter-office", new DeadLetterOffice(letters));
        set("wadi.retry.times", String.valueOf(RETRIES));
    }

    /** What is said while stopping belongs to the log as well. */
    @AfterEach
    void stopThenEndLog() {
        context.stop();
        log.close();
    }

    /** A bean that routes name. */
    protected final void bind(String name, Object bean) {
        beans.put(name, bean);
    }

    /** A property that overrides the file's. */
    protected final void set(String name, String value) {
        properties.setProperty(name, value);
    }

    /** Has a mock take the place of a route of another file. */
    protected final void mock(String route) {
        mocked.add(route);
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        return "file:application.properties";
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.setAutoConfigurationEnvironmentVariablesEnabled(false);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        beans.forEach(registry::bind);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                mocked.forEach(route -> from("direct:" + route).to("mock:" + route));
            }
        };
    }

    /** What failed for good, kept in memory; refuses to keep anything where told to. */
    protected static final class Letters implements DeadLetters {

        public final List<Letter> kept = new CopyOnWriteArrayList<>();
        public volatile int asked;
        public volatile boolean refusing;

        @Override
        public void keep(Letter letter) {
            asked++;
            if (refusing) {
                throw new IllegalStateException(SECRET);
            }
            kept.add(letter);
        }
    }
}
