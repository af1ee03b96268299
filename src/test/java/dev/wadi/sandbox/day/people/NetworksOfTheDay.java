package dev.wadi.sandbox.day.people;

import dev.wadi.testkit.geo.SyntheticPlaces;

/**
 * Where the addresses are that the people of the day log in from. The networks are those set aside for benchmarks
 * (RFC 2544) and documentation (RFC 3849), shared out among the countries in the order of {@link Country}: nobody really
 * lives there.
 */
public final class NetworksOfTheDay {

    private static final int BLOCKS_PER_COUNTRY = 16;

    private NetworksOfTheDay() {}

    /** Each of a country's blocks of IPv4 in one of its towns; of IPv6 only the country is known. */
    public static SyntheticPlaces places() {
        var places = new SyntheticPlaces();
        for (var country : Country.values()) {
            var towns = country.book().towns();
            for (var block = 0; block < BLOCKS_PER_COUNTRY; block++) {
                var town = towns.get(block % towns.size());
                var third = country.ordinal() * BLOCKS_PER_COUNTRY + block;
                places.put(
                        "198.18." + third + ".0/24",
                        country.name(),
                        town.state().home(),
                        town.name().home());
            }
            places.put("2001:db8:" + Integer.toHexString(country.ordinal() + 1) + "::/48", country.name(), "", "");
        }
        return places;
    }
}
