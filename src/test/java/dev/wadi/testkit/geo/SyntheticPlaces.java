package dev.wadi.testkit.geo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.net.InetAddresses;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up places of networks, written as a file in MaxMind DB format 2.0 with the fields of GeoIP2 City (format:
 * maxmind.github.io/MaxMind-DB): an IPv6 tree in which IPv4 stands at ::/96, records of 32 bits. The metadata say that it
 * is synthetic.
 */
public final class SyntheticPlaces {

    /** What the type of a file says that holds nothing true. */
    public static final String TYPE = "Synthetic-City";

    private static final String DESCRIPTION = "Made-up places for tests; says nothing about any real network";
    private static final byte[] METADATA_MARK = {(byte) 0xab, (byte) 0xcd, (byte) 0xef};
    private static final int SEPARATOR_BYTES = 16;
    private static final int IPV4_DEPTH = 96;

    private final NetworkTree networks = new NetworkTree();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final FieldWriter fields = new FieldWriter(new DataOutputStream(data));

    /** Where the addresses of a network are; more of it than the country may be left out, as an empty text. */
    public SyntheticPlaces put(String network, String country, String region, String city) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("country", Map.of("iso_code", country));
        if (!region.isEmpty()) {
            entry.put("subdivisions", List.of(Map.of("names", Map.of("en", region))));
        }
        if (!city.isEmpty()) {
            entry.put("city", Map.of("names", Map.of("en", city)));
        }
        return put(network, entry);
    }

    /** An entry of any shape for a network, given as an address, a slash and how many bits of it count. */
    public SyntheticPlaces put(String network, Map<String, ?> entry) {
        var slash = network.indexOf('/');
        var address = InetAddresses.forString(network.substring(0, slash)).getAddress();
        var bits = Integer.parseInt(network.substring(slash + 1));
        var offset = data.size();
        fields.write(entry);
        if (address.length == Integer.BYTES) {
            networks.put(asIpv6(address), IPV4_DEPTH + bits, offset);
        } else {
            networks.put(address, bits, offset);
        }
        return this;
    }

    /** Writes the file as if built at this instant, over whatever was there. */
    public void writeTo(Path file, Instant built) {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            networks.writeTo(out, SEPARATOR_BYTES);
            out.write(new byte[SEPARATOR_BYTES]);
            data.writeTo(out);
            out.write(METADATA_MARK);
            out.write("MaxMind.com".getBytes(US_ASCII));
            new FieldWriter(out).write(metadata(built));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> metadata(Instant built) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", built.getEpochSecond());
        metadata.put("database_type", TYPE);
        metadata.put("description", Map.of("en", DESCRIPTION));
        metadata.put("ip_version", (short) 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", networks.size());
        metadata.put("record_size", (short) Integer.SIZE);
        return metadata;
    }

    private static byte[] asIpv6(byte[] ipv4) {
        var ipv6 = new byte[IPV4_DEPTH / Byte.SIZE + ipv4.length];
        System.arraycopy(ipv4, 0, ipv6, IPV4_DEPTH / Byte.SIZE, ipv4.length);
        return ipv6;
    }
}
