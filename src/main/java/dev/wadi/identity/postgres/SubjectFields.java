package dev.wadi.identity.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Schema;
import dev.wadi.postgres.Identifiers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people, or companies, are compared by: the attributes that contracts read from columns, in one order for all streams.
 * Of phones, addresses of mail and lines of addresses all columns are compared; of others the first that says something.
 */
final class SubjectFields {

    private static final Set<Attribute> SEVERAL = Set.of(Attribute.PHONE, Attribute.EMAIL, Attribute.STREET);

    private static final Map<Attribute, FieldType> OF_ALL = new EnumMap<>(Map.of(
            Attribute.EMAIL, FieldType.EMAIL,
            Attribute.PHONE, FieldType.PHONE,
            Attribute.STREET, FieldType.ADDRESS_LINE,
            Attribute.POSTCODE, FieldType.POSTCODE,
            Attribute.CITY, FieldType.CITY,
            Attribute.REGION, FieldType.REGION,
            Attribute.COUNTRY, FieldType.COUNTRY,
            Attribute.CUSTOMER_NUMBER, FieldType.IDENTIFIER));
    private static final Map<Attribute, FieldType> OF_PEOPLE = Map.of(
            Attribute.GIVEN_NAME, FieldType.GIVEN_NAME,
            Attribute.FAMILY_NAME, FieldType.FAMILY_NAME,
            Attribute.FULL_NAME, FieldType.FULL_NAME,
            Attribute.BIRTH_DATE, FieldType.DATE_OF_BIRTH);
    private static final Map<Attribute, FieldType> OF_COMPANIES =
            Map.of(Attribute.COMPANY, FieldType.COMPANY, Attribute.WEBSITE, FieldType.DOMAIN);

    /** An attribute, and which of its columns. */
    private record Place(Attribute attribute, int number, FieldType type) {}

    private final List<Place> places = new ArrayList<>();

    /** What records of a kind are compared by under these contracts. */
    SubjectFields(Contracts contracts, Kind kind) {
        var types = new EnumMap<>(OF_ALL);
        types.putAll(kind == Kind.PERSON ? OF_PEOPLE : OF_COMPANIES);
        types.forEach((attribute, type) -> {
            var most = contracts.all().stream()
                    .flatMap(contract -> contract.identity().stream())
                    .mapToInt(identity -> identity.columns(attribute).size())
                    .max()
                    .orElse(0);
            for (int number = 0; number < (SEVERAL.contains(attribute) ? most : Math.min(1, most)); number++) {
                places.add(new Place(attribute, number, type));
            }
        });
    }

    /** Whether nothing can be compared. */
    boolean isEmpty() {
        return places.isEmpty();
    }

    Schema schema() {
        return new Schema(places.stream()
                .map(place -> new Field(place.attribute.column() + "_" + (place.number + 1), place.type))
                .toList());
    }

    /** How many there are. */
    int size() {
        return places.size();
    }

    /** The values of a version {@code v}, in the order of the schema, an empty text where it says nothing. */
    Stream<String> values(Contract contract) {
        return places.stream().map(place -> value(contract, place));
    }

    private static String value(Contract contract, Place place) {
        var columns = contract.identity().orElseThrow().columns(place.attribute);
        var from = SEVERAL.contains(place.attribute)
                ? columns.stream().skip(place.number).limit(1).toList()
                : columns;
        return from.stream()
                .map(column -> "v." + Identifiers.quoted(column) + "::text, ")
                .collect(Collectors.joining("", "coalesce(", "'')"));
    }
}
