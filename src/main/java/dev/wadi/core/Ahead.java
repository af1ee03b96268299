package dev.wadi.core;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something that is being made on another thread, so that whoever will need it can do something else meanwhile. */
public final class Ahead<T> {

    private final CompletableFuture<T> made;

    private Ahead(CompletableFuture<T> made) {
        this.made = made;
    }

    /** Begins to make it. */
    public static <T> Ahead<T> of(Supplier<T> make) {
        return new Ahead<>(CompletableFuture.supplyAsync(make));
    }

    /** What needs no making. */
    public static <T> Ahead<T> made(T it) {
        return new Ahead<>(CompletableFuture.completedFuture(it));
    }

    /** It, once made; what making it threw. */
    public T get() {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /** Waits for it, and does this where making it did not fail. */
    public void ifMade(Consumer<T> work) {
        made.handle((it, failure) -> failure == null ? Optional.of(it) : Optional.<T>empty())
                .join()
                .ifPresent(work);
    }
}
