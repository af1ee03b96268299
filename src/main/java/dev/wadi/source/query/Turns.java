package dev.wadi.source.query;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns one after another, until nobody has one or one did not come to its end. Only when a turn is over is it known whether
 * there is another, so the last is empty. For one thread.
 */
public final class Turns<T> implements Iterator<Optional<T>> {

    private final Supplier<Optional<T>> next;
    private final Predicate<T> isOver;
    private @Nullable T before;
    private boolean ended;

    /**
     * Turns as they come.
     *
     * @param isOver whether a turn has come to its end
     */
    public Turns(Supplier<Optional<T>> next, Predicate<T> isOver) {
        this.next = next;
        this.isOver = isOver;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Optional<T> next() {
        if (ended) {
            throw new NoSuchElementException("there are no more turns");
        }
        var last = before;
        var turn = last == null || isOver.test(last) ? next.get() : Optional.<T>empty();
        before = turn.orElse(null);
        ended = turn.isEmpty();
        return turn;
    }
}
