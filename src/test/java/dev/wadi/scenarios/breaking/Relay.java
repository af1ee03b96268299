package dev.wadi.scenarios.breaking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port behind which there is nobody, until it is opened: then whoever calls it talks to another port. */
final class Relay implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final int port;
    private final int target;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    Relay(int target) {
        this.target = target;
        try (var free = new ServerSocket(0, 1, HERE)) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Lets callers through from now on. */
    void open() throws IOException {
        var server = new ServerSocket(port, 50, HERE);
        open.add(server);
        inBackground(() -> {
            while (true) {
                var caller = server.accept();
                var callee = new Socket(HERE, target);
                open.add(caller);
                open.add(callee);
                inBackground(() -> caller.getInputStream().transferTo(callee.getOutputStream()));
                inBackground(() -> callee.getInputStream().transferTo(caller.getOutputStream()));
            }
        });
    }

    @Override
    public void close() {
        open.forEach(one -> {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("the relay does not close", e);
            }
        });
    }

    private static void inBackground(Transfer transfer) {
        var thread = new Thread(() -> {
            try {
                transfer.run();
            } catch (IOException closed) {
                // by either side
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Transfer {

        void run() throws IOException;
    }
}
