package dev.wadi.camel.observe;

import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.observe.SourceUse;
import dev.wadi.observe.StageMeters;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Measures the steps that matter, by their names: beans of a stage ({@code validate-check}) and what asks a source
 * ({@code tickets.ticket-list}). A batch passes each once, so this costs next to nothing a record.
 */
public final class StageWatch implements InterceptStrategy {

    private static final Set<String> STAGES =
            Set.of("land", "work", "validate", "map", "write", "resolve", "enrich", "publish");

    private static final String WRITE = "write";
    private static final String LAND = "land";
    private static final String LIMITS = "Sforce-Limit-Info";
    private static final String ALL_STREAMS = "-";

    private final StageMeters meters;
    private final SourceUse use;
    private final Set<String> streams;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Watches the routes of these streams, and the stages they all go through. */
    public StageWatch(StageMeters meters, SourceUse use, Set<String> streams) {
        this.meters = meters;
        this.use = use;
        this.streams = Set.copyOf(streams);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, @Nullable Processor next) {
        var id = step.getId();
        if (id == null) {
            return target;
        }
        var dash = id.indexOf('-');
        var owner = dash < 0 ? id : id.substring(0, dash);
        if (step instanceof BeanDefinition && STAGES.contains(owner)) {
            return new Stage(target, owner);
        }
        return step instanceof ToDefinition to
                        && streams.contains(owner)
                        && !to.getUri().startsWith("direct:")
                ? new Question(target, owner)
                : target;
    }

    private static String stream(@Nullable Object body) {
        if (body instanceof Batch<?> batch) {
            return batch.page().stream();
        }
        if (body instanceof Claim claim) {
            return claim.page().stream();
        }
        return body instanceof PageDraft draft ? draft.reading().stream() : ALL_STREAMS;
    }

    private static int rejects(@Nullable Object body) {
        return body instanceof Batch<?> batch ? batch.rejects().size() : 0;
    }

    /** Work on a page, or on all there is. */
    private final class Stage extends DelegateAsyncProcessor {

        private final String stage;

        Stage(Processor target, String stage) {
            super(target);
            this.stage = stage;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var before = exchange.getMessage().getBody();
            var stream = stream(before);
            var thread = Thread.currentThread();
            var cpu = threads.getCurrentThreadCpuTime();
            var start = System.nanoTime();
            return super.process(exchange, done -> {
                var took = Duration.ofNanos(System.nanoTime() - start);
                var used = Thread.currentThread() == thread ? threads.getCurrentThreadCpuTime() - cpu : 0;
                if (exchange.getException() != null) {
                    meters.failed(stage, stream);
                } else {
                    meters.worked(stage, stream, took, Duration.ofNanos(Math.max(0, used)));
                    count(stream, before, exchange.getMessage().getBody());
                }
                callback.done(done);
            });
        }

        private void count(String stream, @Nullable Object before, @Nullable Object after) {
            if (stage.equals(LAND) && before instanceof PageDraft draft) {
                meters.records(stage, stream, "accepted", draft.frames().size());
            } else if (stage.equals(WRITE) && before instanceof Batch<?> batch) {
                meters.records(stage, stream, "accepted", batch.accepted().size());
                meters.records(stage, stream, "rejected", batch.rejects().size());
                meters.rejected(stream, batch.rejects());
            } else if (after instanceof Batch<?> batch) {
                meters.records(stage, stream, "accepted", batch.accepted().size());
                meters.records(stage, stream, "rejected", (long) rejects(after) - rejects(before));
            }
        }
    }

    /** A question to a source. */
    private final class Question extends DelegateAsyncProcessor {

        private final String stream;

        Question(Processor target, String stream) {
            super(target);
            this.stream = stream;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var start = System.nanoTime();
            return super.process(exchange, done -> {
                meters.asked(stream, Duration.ofNanos(System.nanoTime() - start), exchange.getException() == null);
                Optional.ofNullable(exchange.getMessage().getHeader(LIMITS, String.class))
                        .ifPresent(use::salesforce);
                callback.done(done);
            });
        }
    }
}
