package dev.wadi.camel.observe;

import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.core.Unavailable;
import dev.wadi.gold.Publisher.Publication;
import dev.wadi.identity.Resolver.Resolution;
import dev.wadi.trace.CandidateTrace;
import dev.wadi.trace.PageTrace;
import dev.wadi.trace.PublishedPages;
import dev.wadi.trace.PublishedPages.PublishedPage;
import dev.wadi.trace.Traces;
import dev.wadi.trace.Traces.Lapse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Traces pages through the steps that {@link StageWatch} measures. Only there where traces are asked for. */
public final class TraceWatch implements InterceptStrategy {

    private static final Logger LOGGER = LoggerFactory.getLogger(TraceWatch.class);

    private static final Set<String> STAGES = Set.of("work", "validate", "map", "write");
    private static final Set<String> LANDINGS = Set.of("lander", "topic-lander");
    private static final String RESOLVE = "resolve";
    private static final String ENRICH = "enrich";
    private static final String PUBLISH = "publish";
    private static final Set<String> OF_CANDIDATES = Set.of(RESOLVE, ENRICH, PUBLISH);
    private static final String ASKED = "wadi.asked";
    private static final int MOST_PAGES = 1_000;

    private final Traces traces;
    private final PublishedPages pages;
    private final Set<String> streams;
    private final Clock clock;
    private final CandidateTrace candidate = new CandidateTrace();

    /** Watches the routes of these streams, and the stages they all go through. */
    public TraceWatch(Traces traces, PublishedPages pages, Set<String> streams, Clock clock) {
        this.traces = traces;
        this.pages = pages;
        this.streams = Set.copyOf(streams);
        this.clock = clock;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, @Nullable Processor next) {
        var id = String.valueOf(step.getId());
        var dash = id.indexOf('-');
        var owner = dash < 0 ? id : id.substring(0, dash);
        if (step instanceof BeanDefinition bean) {
            return STAGES.contains(owner)
                            || OF_CANDIDATES.contains(owner)
                            || LANDINGS.contains(String.valueOf(bean.getRef()))
                    ? new Step(target, owner)
                    : target;
        }
        return step instanceof ToDefinition && streams.contains(owner) ? new Question(target) : target;
    }

    /** Sends what is left when the routes have stopped; the JVM waits for nothing that comes later. */
    public LifecycleStrategy end() {
        return new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext context) {
                traces.close();
            }
        };
    }

    private static Optional<Page> page(@Nullable Object body) {
        if (body instanceof Batch<?> batch) {
            return Optional.of(batch.page());
        }
        return body instanceof Claim claim ? Optional.of(claim.page()) : Optional.empty();
    }

    /** The source is asked: from here on what lands later was being read. */
    private final class Question extends DelegateAsyncProcessor {

        Question(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            exchange.setProperty(ASKED, clock.instant());
            return super.process(exchange, callback);
        }
    }

    /** Work on a page, or a publication. */
    private final class Step extends DelegateAsyncProcessor {

        private final String stage;

        Step(Processor target, String stage) {
            super(target);
            this.stage = stage;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var before = exchange.getMessage().getBody();
            var start = clock.instant();
            return super.process(exchange, done -> {
                tell(exchange, before, new Lapse(start, clock.instant()));
                callback.done(done);
            });
        }

        private void tell(Exchange exchange, @Nullable Object before, Lapse lapse) {
            var failure = Optional.ofNullable(exchange.getException())
                    .map(reason -> reason.getClass().getName());
            if (before instanceof PageDraft draft) {
                if (failure.isEmpty()) {
                    landed(draft, exchange.getProperty(ASKED, lapse.start(), Instant.class), lapse);
                }
                return;
            }
            var after = exchange.getMessage().getBody();
            page(before)
                    .ifPresent(page -> traces.worked(
                            PageTrace.of(page), stage, page.stream(), lapse, numbers(page, before, after), failure));
            if (after instanceof Resolution resolution) {
                candidate.resolved(resolution.attempts(), lapse);
            } else if (stage.equals(ENRICH)) {
                candidate.asked(lapse);
            } else if (after instanceof Publication published) {
                published(published.number(), lapse);
            } else if (after instanceof Optional<?> perhaps && perhaps.orElse(null) instanceof Publication published) {
                published(published.number(), lapse);
            }
        }

        private void landed(PageDraft draft, Instant asked, Lapse landing) {
            var reading = draft.reading();
            var page = PageTrace.of(reading.tenant(), reading.runId(), reading.partition(), draft.start());
            traces.landed(
                    page,
                    reading.stream(),
                    new Lapse(asked, landing.end()),
                    landing,
                    draft.frames().size());
        }

        private Map<String, Long> numbers(Page page, @Nullable Object before, @Nullable Object after) {
            var numbers = new LinkedHashMap<String, Long>();
            numbers.put("page", page.id());
            var counted = after instanceof Batch<?> ? after : before;
            if (counted instanceof Batch<?> batch) {
                numbers.put("accepted", (long) batch.accepted().size());
                numbers.put("rejected", (long) batch.rejects().size());
            }
            return numbers;
        }

        private void published(PublishedPage page, String stage, int publication, Lapse lapse) {
            traces.worked(
                    page.trace(),
                    stage,
                    page.stream(),
                    lapse,
                    Map.of("page", page.page(), "publication", (long) publication),
                    Optional.empty());
        }

        /** What is published is so, whether or not we can say of which pages it is. */
        private void published(int publication, Lapse lapse) {
            try {
                for (var page : pages.of(publication, MOST_PAGES)) {
                    candidate.resolved(page.attempt()).ifPresent(resolving -> {
                        published(page, RESOLVE, publication, resolving);
                        candidate
                                .asked(resolving.end())
                                .ifPresent(asking -> published(page, ENRICH, publication, asking));
                    });
                    published(page, PUBLISH, publication, lapse);
                }
                candidate.published();
            } catch (Unavailable e) {
                LOGGER.atDebug().addKeyValue("publication", publication).log("pages cannot be asked for; not traced");
            }
        }
    }
}
