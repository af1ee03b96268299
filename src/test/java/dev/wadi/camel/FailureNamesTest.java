package dev.wadi.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureNamesTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureNames.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final FailureNames handler = new FailureNames("work");

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(said);
    }

    @Test
    void aFailureIsToldByItsNameAndNotByWhatItSays() {
        handler.handleException("it failed", new IllegalStateException("ann@x.test"));

        assertThat(said.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getKeyValuePairs())
                    .extracting(pair -> pair.key + " " + pair.value)
                    .contains("route work")
                    .anyMatch(pair -> pair.startsWith("code java.lang.IllegalStateException"));
            assertThat(event.toString() + event.getKeyValuePairs()).doesNotContain("ann@x.test");
        });
    }

    @Test
    void whatIsNotBegunBecauseItStopsIsNoFailure() {
        handler.handleException(new RejectedExecutionException());

        assertThat(said.list).extracting(ILoggingEvent::getLevel).doesNotContain(Level.WARN, Level.ERROR);
    }
}
