package dev.wadi.testkit.chaos;

import dev.wadi.failpoint.Failpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Within a service under test: whoever comes by the place that is written in a file holds still there for ever, and the file is
 * gone, so that it can be killed at that place. It needs nothing but the JDK.
 */
public final class HoldingRig implements Failpoint.Rig {

    /** The property that names the file. */
    static final String ORDERS = "dev.wadi.rig.orders";

    private static final CountDownLatch FOR_EVER = new CountDownLatch(1);

    private final Path orders = Path.of(System.getProperty(ORDERS, ""));

    @Override
    public void at(String place, String stream) {
        if (isMeant(place, stream)) {
            try {
                FOR_EVER.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean isMeant(String place, String stream) {
        try {
            return Files.isRegularFile(orders)
                    && Files.readString(orders).equals((place + " " + stream).strip())
                    && Files.deleteIfExists(orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
