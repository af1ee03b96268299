package dev.wadi.gold;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The golden record of a customer: each attribute as the first of its records says it that says anything of it, the most
 * trusted stream first, then the newest record. What only means something together is taken from one record: the parts of a
 * name, the parts of an address.
 *
 * @param said       by attribute
 * @param provenance for each attribute said, which record says so: its stream and key
 * @param records    how many records there are
 * @param streams    the streams they are of
 * @param confidence how sure the least sure of them is
 */
public record GoldenRecord(
        Kind kind,
        Map<Attribute, String> said,
        Map<Attribute, String> provenance,
        int records,
        Set<String> streams,
        double confidence) {

    private static final List<Attribute> NAME =
            List.of(Attribute.FAMILY_NAME, Attribute.FULL_NAME, Attribute.GIVEN_NAME);
    private static final List<Attribute> ADDRESS =
            List.of(Attribute.STREET, Attribute.CITY, Attribute.POSTCODE, Attribute.REGION, Attribute.COUNTRY);
    private static final List<List<Attribute>> TOGETHER = together();

    /** What the records of one customer come to, the most trusted and newest first. */
    public static GoldenRecord of(List<Testimony> testimonies) {
        var said = new EnumMap<Attribute, String>(Attribute.class);
        var provenance = new EnumMap<Attribute, String>(Attribute.class);
        for (var group : TOGETHER) {
            var testimony = first(testimonies, group);
            if (testimony != null) {
                var source = testimony.stream() + " " + testimony.key();
                for (var attribute : group) {
                    var value = testimony.said().get(attribute);
                    if (value != null) {
                        said.put(attribute, value);
                        provenance.put(attribute, source);
                    }
                }
            }
        }
        var streams = new TreeSet<String>();
        testimonies.forEach(testimony -> streams.add(testimony.stream()));
        return new GoldenRecord(
                testimonies.get(0).kind(),
                said,
                provenance,
                testimonies.size(),
                streams,
                testimonies.stream().mapToDouble(Testimony::confidence).min().orElse(1));
    }

    public GoldenRecord {
        said = ofAttributes(said);
        provenance = ofAttributes(provenance);
        streams = Set.copyOf(streams);
    }

    /** What is said of an attribute. */
    public Optional<String> get(Attribute attribute) {
        return Optional.ofNullable(said.get(attribute));
    }

    /** What they are called, in one piece. */
    public Optional<String> name() {
        if (kind == Kind.COMPANY) {
            return get(Attribute.COMPANY);
        }
        return get(Attribute.FAMILY_NAME)
                .map(family ->
                        get(Attribute.GIVEN_NAME).map(given -> given + " ").orElse("") + family)
                .or(() -> get(Attribute.FULL_NAME))
                .or(() -> get(Attribute.GIVEN_NAME));
    }

    /** The first that says the leading part of a group, else the first that says any of it. */
    private static @Nullable Testimony first(List<Testimony> testimonies, List<Attribute> group) {
        for (var attribute : group) {
            for (var testimony : testimonies) {
                if (testimony.says(attribute)) {
                    return testimony;
                }
            }
        }
        return null;
    }

    private static Map<Attribute, String> ofAttributes(Map<Attribute, String> map) {
        return Collections.unmodifiableMap(map.isEmpty() ? Map.of() : new EnumMap<>(map));
    }

    private static List<List<Attribute>> together() {
        var groups = new ArrayList<List<Attribute>>(List.of(NAME, ADDRESS));
        for (var attribute : Attribute.values()) {
            if (!NAME.contains(attribute) && !ADDRESS.contains(attribute)) {
                groups.add(List.of(attribute));
            }
        }
        return List.copyOf(groups);
    }
}
