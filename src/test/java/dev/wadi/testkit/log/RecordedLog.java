package dev.wadi.testkit.log;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All that is logged by anybody while it is open, at the level of production: messages, facts, and exceptions whole. Nothing of
 * it appears elsewhere meanwhile.
 */
public final class RecordedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> elsewhere = ImmutableList.copyOf(root.iteratorForAppenders());
    private final Level before = root.getLevel();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(line(event));
        }
    };

    /** Begins to record. */
    public RecordedLog() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        elsewhere.forEach(root::detachAppender);
        root.addAppender(appender);
        root.setLevel(Level.INFO);
    }

    /** What was logged so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(appender);
        elsewhere.forEach(root::addAppender);
    }

    private static String line(ILoggingEvent event) {
        var facts = event.getKeyValuePairs() == null
                ? ""
                : event.getKeyValuePairs().stream()
                        .map(fact -> " " + fact.key + "=" + fact.value)
                        .collect(joining());
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + facts
                + thrown(event.getThrowableProxy());
    }

    private static String thrown(@Nullable IThrowableProxy thrown) {
        return thrown == null
                ? ""
                : " < " + thrown.getClassName() + ": " + thrown.getMessage() + thrown(thrown.getCause());
    }
}
