package dev.wadi.identity.population;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Splits work over threads so that what comes out does not depend on how many there are: pieces are numbered, and each piece
 * writes only what belongs to it.
 */
public final class Workers {

    private final int threads;

    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least one thread, not " + threads);
        }
        this.threads = threads;
    }

    /** A numbered piece of the work. */
    @FunctionalInterface
    public interface Piece {
        void run(int piece, int from, int to);
    }

    /** Runs {@code pieces} slices of 0 to {@code size}, each once, and returns when all are done. */
    public void slices(int size, int pieces, Piece work) {
        pieces(pieces, piece -> {
            int from = (int) ((long) size * piece / pieces);
            int to = (int) ((long) size * (piece + 1) / pieces);
            work.run(piece, from, to);
        });
    }

    /** Runs pieces 0 to {@code count}, each once. */
    public void pieces(int count, IntConsumer work) {
        pieces(count, Math.min(threads, count) - 1, work, () -> {});
    }

    /**
     * Runs pieces 0 to {@code count}, each once, while this thread does something else first and then helps. With one thread the pieces
     * come after it.
     */
    public void piecesBeside(int count, IntConsumer work, Runnable first) {
        pieces(count, Math.min(threads - 1, count), work, first);
    }

    private static void pieces(int count, int helpers, IntConsumer work, Runnable first) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        Runnable loop = () -> {
            try {
                for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
                    work.accept(piece);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                next.set(count);
            }
        };
        var running = new ArrayList<Thread>();
        for (int i = 0; i < helpers; i++) {
            var thread = new Thread(loop, "identity-" + i);
            thread.setDaemon(true);
            thread.start();
            running.add(thread);
        }
        try {
            first.run();
        } catch (RuntimeException | Error e) {
            next.set(count);
            running.forEach(Workers::join);
            throw e;
        }
        loop.run();
        for (var thread : running) {
            join(thread);
        }
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a piece of the work failed", failed);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
