package dev.wadi.shipping;

import java.nio.file.Path;

/** Where the build puts what is shipped; {@code mvn package} makes it. */
final class Shipped {

    static final Path PACKAGE = Path.of("target", "wadi");

    private Shipped() {}
}
