package dev.wadi.identity;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import dev.wadi.map.DayPeople;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The people of the sandbox's day as a labelled set: contacts, customers of the shop and those who wrote tickets. */
final class MatchDay {

    private MatchDay() {}

    /** An attribute, which of its columns, and its type; the service declares the same. */
    private record Place(Attribute attribute, int number, FieldType type) {}

    private static final List<Place> PLACES = List.of(
            new Place(Attribute.GIVEN_NAME, 0, FieldType.GIVEN_NAME),
            new Place(Attribute.FAMILY_NAME, 0, FieldType.FAMILY_NAME),
            new Place(Attribute.FULL_NAME, 0, FieldType.FULL_NAME),
            new Place(Attribute.BIRTH_DATE, 0, FieldType.DATE_OF_BIRTH),
            new Place(Attribute.EMAIL, 0, FieldType.EMAIL),
            new Place(Attribute.PHONE, 0, FieldType.PHONE),
            new Place(Attribute.PHONE, 1, FieldType.PHONE),
            new Place(Attribute.STREET, 0, FieldType.ADDRESS_LINE),
            new Place(Attribute.POSTCODE, 0, FieldType.POSTCODE),
            new Place(Attribute.CITY, 0, FieldType.CITY),
            new Place(Attribute.REGION, 0, FieldType.REGION),
            new Place(Attribute.COUNTRY, 0, FieldType.COUNTRY),
            new Place(Attribute.CUSTOMER_NUMBER, 0, FieldType.IDENTIFIER));

    static MatchSet read(int profiles, long seed) {
        var fields = PLACES.stream()
                .map(place -> new Field(place.attribute().column() + "_" + place.number(), place.type()))
                .toList();
        var said = new ArrayList<Profile>();
        var owners = new HashMap<String, String>();
        for (var record : new DayPeople().of(Day.of(DaySize.of(profiles), seed))) {
            var key = record.stream() + "/" + record.key();
            said.add(new Profile(
                    key,
                    record.stream(),
                    PLACES.stream().map(place -> value(record, place)).toList()));
            owners.put(key, record.entity());
        }
        return new MatchSet("day_" + profiles, new Schema(fields), said, owners, false);
    }

    private static String value(DayPeople.SaidOf record, Place place) {
        var columns = record.said().getOrDefault(place.attribute(), List.of());
        if (place.attribute() == Attribute.PHONE) {
            return place.number() < columns.size() ? columns.get(place.number()) : "";
        }
        return columns.stream().filter(value -> !value.isBlank()).findFirst().orElse("");
    }
}
