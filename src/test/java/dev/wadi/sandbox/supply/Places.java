package dev.wadi.sandbox.supply;

import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.people.Country;
import dev.wadi.testkit.geo.SyntheticPlaces;
import java.nio.file.Path;

/** A file in MaxMind's format that knows the countries of the day's internet addresses, and says that it is synthetic. */
public record Places(Path file) {

    /** Writes it. The networks are those set aside for benchmarks and documentation, a part for each country. */
    public void write() {
        var places = new SyntheticPlaces();
        for (var country : Country.values()) {
            var place = country.ordinal();
            places.put("198.18." + place * 16 + ".0/20", country.name(), "", "");
            places.put("2001:db8:" + Integer.toHexString(place + 1) + "::/48", country.name(), "", "");
        }
        places.writeTo(file, Timetable.START);
    }
}
