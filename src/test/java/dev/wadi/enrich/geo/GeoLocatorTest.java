package dev.wadi.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.Subject;
import dev.wadi.testkit.geo.SyntheticPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoLocatorTest {

    private static final Instant BUILT = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("places.mmdb");
        new SyntheticPlaces()
                .put("198.18.0.0/20", "US", "Mississippi", "Jackson")
                .put("198.18.16.0/20", "GB", "England", "London")
                .put("198.18.18.0/24", "GB", "Scotland", "Ełk on the Moor")
                .put("2001:db8:1::/48", "US", "", "")
                .put("198.18.32.0/20", Map.of("location", Map.of("time_zone", "Nowhere/Land")))
                .put("198.18.48.0/20", Map.of("country", "DE", "city", List.of("Köln"), "subdivisions", List.of()))
                .writeTo(file, BUILT);
    }

    @ParameterizedTest
    @CsvSource({
        "198.18.0.0,    US, Mississippi, Jackson",
        "198.18.15.255, US, Mississippi, Jackson",
        "198.18.16.1,   GB, England,     London",
        "198.18.18.7,   GB, Scotland,    Ełk on the Moor",
        "198.18.19.7,   GB, England,     London",
        "::ffff:198.18.0.9, US, Mississippi, Jackson"
    })
    void tellsCountryRegionAndCityOfAnAddress(String address, String country, String region, String city) {
        assertThat(about(address)).isEqualTo(Map.of("country", country, "region", region, "city", city));
    }

    @Test
    void tellsNoMoreThanTheFile() {
        assertThat(about("2001:db8:1::ff")).isEqualTo(Map.of("country", "US"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"198.18.64.1", "10.0.0.1", "127.0.0.1", "::1", "2001:db8:2::1", "198.18.32.1", "198.18.48.1"})
    void inventsNothingAboutAddressesTheFileHasNoPlaceFor(String address) {
        assertThat(about(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "example.com", "300.1.2.3", "198.18.0", "198.18.0.1:8080", "", " 198.18.0.1 "})
    void saysNothingOfWhatIsNoAddress(String text) {
        assertThat(about(text)).isEmpty();
    }

    @Test
    void namesTheFileAndWhenItWasBuiltAsItsSource() {
        try (var locator = GeoLocator.open(file)) {
            assertThat(locator.source()).isEqualTo("Synthetic-City 2026-03-01T00:00:00Z");
        }
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        var missing = folder.resolve("missing.mmdb");
        var other = Files.writeString(folder.resolve("other.mmdb"), "ip,country\n198.18.0.1,US\n");

        assertThatThrownBy(() -> GeoLocator.open(missing))
                .isInstanceOf(ReferenceFileException.class)
                .hasMessage(missing + ": cannot be read");
        assertThatThrownBy(() -> GeoLocator.open(other))
                .isInstanceOf(ReferenceFileException.class)
                .hasMessage(other + ": is not a file in MaxMind's format");
    }

    private Map<String, String> about(String address) {
        try (var locator = GeoLocator.open(file)) {
            return locator.about(new Subject(Attribute.IP, address));
        }
    }
}
