package dev.wadi.testkit.chaos;

import static org.awaitility.Awaitility.await;

import dev.wadi.failpoint.Failpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a service needs beside the product to be killed at a named place: a folder for its class path, with the rig in it, and
 * the property that says where orders are.
 */
public final class RiggedService {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path classes;
    private final Path orders;

    private RiggedService(Path folder) {
        this.classes = folder.resolve("classes");
        this.orders = folder.resolve("orders");
    }

    /** Puts the rig into a folder. */
    public static RiggedService in(Path folder) {
        var rigged = new RiggedService(folder.toAbsolutePath());
        var name = HoldingRig.class.getName();
        var file = name.replace('.', '/') + ".class";
        try (var compiled = HoldingRig.class.getResourceAsStream("/" + file)) {
            var services = rigged.classes.resolve("META-INF/services");
            Files.createDirectories(services);
            Files.createDirectories(rigged.classes.resolve(file).getParent());
            Files.copy(compiled, rigged.classes.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(services.resolve(Failpoint.Rig.class.getName()), name);
            Files.deleteIfExists(rigged.orders);
        } catch (IOException e) {
            throw new UncheckedIOException("the rig cannot be put there", e);
        }
        return rigged;
    }

    /** What goes onto the class path. */
    public Path classes() {
        return classes;
    }

    /** What it must be told. */
    public Map<String, String> settings() {
        return Map.of(HoldingRig.ORDERS, orders.toString());
    }

    /** Asks whoever comes by this place next to hold still there. */
    public void hold(String place) {
        try {
            var draft = orders.resolveSibling("orders.draft");
            Files.writeString(draft, place);
            Files.move(draft, orders, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("no orders can be given", e);
        }
    }

    /** Waits until somebody holds still there. */
    public void awaitHeld(String place, BooleanSupplier alive) {
        await("somebody comes by " + place)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    if (!alive.getAsBoolean()) {
                        throw new AssertionError("the service ended before it came by " + place);
                    }
                    return !Files.exists(orders);
                });
    }
}
