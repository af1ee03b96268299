package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Learning from sources that say different things: one has names in two fields and all the rest, one most of it, one a full name
 * and little else; and everybody lives in one of four cities of one country, so that pairs who share a place outnumber pairs who
 * are one by far.
 */
class UnlikeSourcesTest {

    private static final Schema SCHEMA = new Schema(List.of(
            new Field("given", FieldType.GIVEN_NAME),
            new Field("family", FieldType.FAMILY_NAME),
            new Field("full", FieldType.FULL_NAME),
            new Field("born", FieldType.DATE_OF_BIRTH),
            new Field("email", FieldType.EMAIL),
            new Field("phone", FieldType.PHONE),
            new Field("street", FieldType.ADDRESS_LINE),
            new Field("postcode", FieldType.POSTCODE),
            new Field("city", FieldType.CITY),
            new Field("region", FieldType.REGION),
            new Field("country", FieldType.COUNTRY)));

    private static List<Profile> profiles(int records) {
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(records, 0, 23).forEachRemaining(p -> {
            var v = p.values();
            int place = Math.floorMod(SyntheticPersons.ownerOf(p.key()) * 0x9e3779b9, 4);
            var city = List.of("northville", "southham", "eastbury", "westford").get(place);
            var postcode = Integer.toString(10_000 * (place + 1) + v.get(4).hashCode() % 40);
            int source = profiles.size() % 3;
            profiles.add(new Profile(
                    p.key(),
                    "s" + source,
                    switch (source) {
                        case 0 ->
                            List.of(
                                    v.get(0), v.get(1), "", v.get(2), v.get(7), v.get(6), v.get(3), postcode, city,
                                    "ne", "us");
                        case 1 ->
                            List.of(v.get(0), v.get(1), "", "", v.get(7), "", v.get(3), postcode, city, "ne", "us");
                        default ->
                            List.of("", "", v.get(0) + " " + v.get(1), "", v.get(7), v.get(6), "", "", "", "", "");
                    }));
        });
        return profiles;
    }

    @Test
    void sharingAPlaceIsNotLearnedForBeingOne() {
        var resolution = new IdentityEngine(SCHEMA, IdentitySettings.DEFAULT)
                .resolve(profiles(6_000).iterator());

        double said = 0;
        double right = 0;
        for (var customer : resolution.customers()) {
            for (int i = 0; i < customer.members().size(); i++) {
                for (int j = i + 1; j < customer.members().size(); j++) {
                    said++;
                    right += SyntheticPersons.ownerOf(customer.members().get(i))
                                    == SyntheticPersons.ownerOf(
                                            customer.members().get(j))
                            ? 1
                            : 0;
                }
            }
        }

        assertThat(right / said).isGreaterThan(0.95);
        assertThat(right).isGreaterThan(2_000);
    }
}
