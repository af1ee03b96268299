package dev.wadi.enrich.geo;

import com.google.common.net.InetAddresses;
import com.maxmind.db.CHMCache;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an IP address is, by a file in MaxMind's format with the fields of GeoIP2 City (GeoLite2 City, DB-IP City Lite; of
 * a Country file it tells the country). Says {@code country} (ISO 3166-1 alpha-2), {@code region} and {@code city} (their
 * English names), each only where the file has it. What is no IP address has no place; no name is ever looked up.
 *
 * <p>The file is mapped into memory: replace it by renaming another over it, never by writing into it.
 */
public final class GeoLocator implements Enricher, AutoCloseable {

    private static final int IPV4 = 4;

    private final Reader reader;
    private final Metadata metadata;

    private GeoLocator(Reader reader) {
        this.reader = reader;
        this.metadata = reader.getMetadata();
    }

    /**
     * The locator over a file.
     *
     * @throws ReferenceFileException where it cannot be read or is in another format
     */
    public static GeoLocator open(Path file) {
        if (!Files.isReadable(file)) {
            throw new ReferenceFileException(file.toString(), "cannot be read");
        }
        try {
            return new GeoLocator(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache()));
        } catch (IOException e) {
            throw new ReferenceFileException(file.toString(), "is not a file in MaxMind's format");
        }
    }

    @Override
    public String name() {
        return "geoip";
    }

    @Override
    public Set<Attribute> attributes() {
        return Set.of(Attribute.IP);
    }

    /** The type of the file and when it was built. */
    @Override
    public String source() {
        return metadata.databaseType() + " " + metadata.buildTime();
    }

    @Override
    public Map<String, String> about(Subject subject) {
        return address(subject.value()).map(this::place).orElse(Map.of());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of places cannot be closed", e);
        }
    }

    private Optional<InetAddress> address(String text) {
        if (!InetAddresses.isInetAddress(text)) {
            return Optional.empty();
        }
        var address = InetAddresses.forString(text);
        return address instanceof Inet6Address && metadata.ipVersion() == IPV4
                ? Optional.empty()
                : Optional.of(address);
    }

    private Map<String, String> place(InetAddress address) {
        var entry = entry(address);
        var said = new LinkedHashMap<String, String>();
        text(entry, "country", "iso_code").ifPresent(country -> said.put("country", country));
        text(entry.flatMap(all -> member(all, "subdivisions")).flatMap(GeoLocator::first), "names", "en")
                .ifPresent(region -> said.put("region", region));
        text(entry, "city", "names", "en").ifPresent(city -> said.put("city", city));
        return said;
    }

    private Optional<Object> entry(InetAddress address) {
        try {
            return Optional.ofNullable(reader.get(address, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of places is broken", e);
        }
    }

    /** The text at the end of a path of names, where there is one. */
    private static Optional<String> text(Optional<Object> entry, String... path) {
        var at = entry;
        for (var name : path) {
            at = at.flatMap(map -> member(map, name));
        }
        return at.filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isBlank());
    }

    private static Optional<Object> member(Object map, String name) {
        return map instanceof Map<?, ?> members ? Optional.ofNullable(members.get(name)) : Optional.empty();
    }

    /** Of the divisions of a country the largest, which comes first. */
    private static Optional<Object> first(Object list) {
        return list instanceof List<?> all && !all.isEmpty() ? Optional.of(all.get(0)) : Optional.empty();
    }
}
