package dev.wadi.sandbox.day.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Subject;
import dev.wadi.enrich.geo.GeoLocator;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworksOfTheDayTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Country.class)
    void everyCountryIsFoundByItsAddresses(Country country) {
        var block = 16 * country.ordinal();

        assertThat(countryOf("198.18." + block + ".1")).isEqualTo(country.name());
        assertThat(countryOf("198.18." + (block + 15) + ".254")).isEqualTo(country.name());
        assertThat(countryOf("2001:db8:" + Integer.toHexString(country.ordinal() + 1) + "::ffff"))
                .isEqualTo(country.name());
    }

    @Test
    void aBlockIsOneOfTheTownsOfItsCountry() {
        try (var locator = locator()) {
            var said = locator.about(new Subject(Attribute.IP, "198.18.0.9"));

            assertThat(Country.US.book().towns())
                    .anySatisfy(town -> assertThat(said)
                            .containsEntry("region", town.state().home())
                            .containsEntry("city", town.name().home()));
        }
    }

    private String countryOf(String address) {
        try (var locator = locator()) {
            return locator.about(new Subject(Attribute.IP, address)).getOrDefault("country", "-");
        }
    }

    private GeoLocator locator() {
        var file = folder.resolve("places.mmdb");
        NetworksOfTheDay.places().writeTo(file, Instant.parse("2026-03-01T00:00:00Z"));
        return GeoLocator.open(file);
    }
}
