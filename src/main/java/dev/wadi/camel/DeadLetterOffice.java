package dev.wadi.camel;

import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.ledger.DeadLetters;
import dev.wadi.ledger.DeadLetters.Letter;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes an exchange that failed for good, by the names of things only: what it carried is somebody's private life. */
public final class DeadLetterOffice {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterOffice.class);

    private final DeadLetters letters;

    public DeadLetterOffice(DeadLetters letters) {
        this.letters = letters;
    }

    /** Logs and keeps what is known of the failure. */
    @Handler
    public void keep(Exchange exchange) {
        var letter = letter(exchange);
        LOGGER.atError()
                .addKeyValue("route", letter.route())
                .addKeyValue("step", letter.step())
                .addKeyValue("code", letter.failure())
                .addKeyValue("stream", letter.stream().orElse("-"))
                .addKeyValue("page", letter.pageId().map(String::valueOf).orElse("-"))
                .addKeyValue("exchange", letter.exchange())
                .log("dead letter");
        try {
            letters.keep(letter);
        } catch (RuntimeException e) {
            // thrown on, it would be logged by Camel with what it says; the letter itself stands in the log already
            LOGGER.atError()
                    .addKeyValue("code", FailureNames.of(e))
                    .addKeyValue("exchange", letter.exchange())
                    .log("dead letter could not be kept");
        }
    }

    private static Letter letter(Exchange exchange) {
        var page = page(exchange.getMessage().getBody());
        return new Letter(
                named(exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, String.class)),
                named(FailedStep.of(exchange)),
                FailureNames.of(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)),
                page.map(Page::stream)
                        .or(() -> draftStream(exchange.getMessage().getBody())),
                page.map(Page::id),
                exchange.getExchangeId());
    }

    private static String named(@Nullable String name) {
        return name == null ? "-" : name;
    }

    private static Optional<Page> page(@Nullable Object body) {
        if (body instanceof Batch<?> batch) {
            return Optional.of(batch.page());
        }
        return body instanceof Claim claim ? Optional.of(claim.page()) : Optional.empty();
    }

    private static Optional<String> draftStream(@Nullable Object body) {
        return body instanceof PageDraft draft ? Optional.of(draft.reading().stream()) : Optional.empty();
    }
}
