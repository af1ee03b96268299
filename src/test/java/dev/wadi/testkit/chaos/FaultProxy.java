package dev.wadi.testkit.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A port that talks to another port of this machine, and can be made to do so badly. One fault at a time, until it is healed. */
public final class FaultProxy implements AutoCloseable {

    /** What can be wrong with a network. */
    public enum Fault {
        /** Whatever goes over it is late. */
        LATENCY,
        /** All connections are reset. */
        RESET,
        /** Nothing comes through and nobody is told, until it is healed; then connections that lost something are reset. */
        HALF_OPEN,
        /** A connection is reset after some more bytes, in the midst of what is said. */
        CUT,
        /** A connection is reset in the place of a commit that it asks for. */
        CUT_BEFORE_COMMIT,
        /** A connection is reset when a commit that it asked for is answered, in the place of the answer. */
        CUT_AFTER_COMMIT
    }

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int CHUNK = 16_384;
    private static final int CALLERS = 200;
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final String COMMIT = "COMMIT";

    private final ServerSocket server;
    private final int target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private Fault fault = Fault.LATENCY;
    private boolean armed;
    private long left;
    private int struck;

    /** One that talks to this port. */
    public FaultProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, CALLERS, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(() -> {
            while (true) {
                accept(server.accept());
            }
        });
    }

    /** Where to call it. */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Lets something be wrong from now on.
     *
     * @param bytes how many more pass before a connection is cut
     */
    public void strike(Fault next, long bytes) {
        synchronized (this) {
            fault = next;
            left = bytes;
            struck = 0;
            armed = next != Fault.RESET;
        }
        if (next == Fault.RESET) {
            struck = pairs.size();
            pairs.forEach(Pair::reset);
        }
    }

    /** How often somebody has felt it. */
    public synchronized int struck() {
        return struck;
    }

    /** Lets all be well again. */
    public void heal() {
        synchronized (this) {
            armed = false;
        }
        pairs.stream().filter(pair -> pair.lost).forEach(Pair::reset);
    }

    @Override
    public void close() throws IOException {
        server.close();
        pairs.forEach(Pair::reset);
    }

    private void accept(Socket caller) throws IOException {
        Socket callee;
        try {
            callee = new Socket(HERE, target);
        } catch (IOException nobodyThere) {
            caller.close();
            return;
        }
        caller.setTcpNoDelay(true);
        callee.setTcpNoDelay(true);
        var pair = new Pair(caller, callee);
        pairs.add(pair);
        inBackground(() -> pump(pair, caller, callee, true));
        inBackground(() -> pump(pair, callee, caller, false));
    }

    private void pump(Pair pair, Socket from, Socket to, boolean asks) throws IOException {
        var chunk = new byte[CHUNK];
        try {
            for (var size = from.getInputStream().read(chunk);
                    size > 0;
                    size = from.getInputStream().read(chunk)) {
                var passes = passes(pair, chunk, size, asks);
                to.getOutputStream().write(chunk, 0, passes);
                if (passes < size && !pair.lost) {
                    pair.reset();
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            pair.reset();
        }
    }

    /** How many of these bytes come through; fewer than all where the connection is cut, or has lost some. */
    private int passes(Pair pair, byte[] chunk, int size, boolean asks) {
        synchronized (this) {
            if (pair.lost) {
                return 0;
            }
            if (!armed) {
                return size;
            }
            switch (fault) {
                case LATENCY -> struck++;
                case HALF_OPEN -> {
                    struck++;
                    pair.lost = true;
                    return 0;
                }
                case CUT -> {
                    left -= size;
                    return left < 0 ? strikeOnce((int) Math.max(0, size + left)) : size;
                }
                case CUT_BEFORE_COMMIT -> {
                    return asks && asksForCommit(chunk, size) ? strikeOnce(0) : size;
                }
                case CUT_AFTER_COMMIT -> {
                    pair.commits |= asks && asksForCommit(chunk, size);
                    return !asks && pair.commits ? strikeOnce(0) : size;
                }
                case RESET -> throw new IllegalStateException("nothing is wrong any more after a reset");
            }
        }
        LockSupport.parkNanos(LATE_NANOS);
        return size;
    }

    private int strikeOnce(int passing) {
        struck++;
        armed = false;
        return passing;
    }

    private static boolean asksForCommit(byte[] chunk, int size) {
        return new String(chunk, 0, size, US_ASCII).contains(COMMIT);
    }

    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // by either side
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private final class Pair {

        final Socket caller;
        final Socket callee;
        volatile boolean lost;
        boolean commits;

        Pair(Socket caller, Socket callee) {
            this.caller = caller;
            this.callee = callee;
        }

        void reset() {
            pairs.remove(this);
            reset(caller);
            reset(callee);
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                // already
            }
        }
    }
}
