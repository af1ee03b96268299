package dev.wadi.identity.model;

import static dev.wadi.identity.profile.FieldType.ADDRESS_LINE;
import static dev.wadi.identity.profile.FieldType.CITY;
import static dev.wadi.identity.profile.FieldType.COMPANY;
import static dev.wadi.identity.profile.FieldType.COUNTRY;
import static dev.wadi.identity.profile.FieldType.DATE_OF_BIRTH;
import static dev.wadi.identity.profile.FieldType.DOMAIN;
import static dev.wadi.identity.profile.FieldType.EMAIL;
import static dev.wadi.identity.profile.FieldType.FAMILY_NAME;
import static dev.wadi.identity.profile.FieldType.FULL_NAME;
import static dev.wadi.identity.profile.FieldType.GIVEN_NAME;
import static dev.wadi.identity.profile.FieldType.IDENTIFIER;
import static dev.wadi.identity.profile.FieldType.PHONE;
import static dev.wadi.identity.profile.FieldType.POSTCODE;
import static dev.wadi.identity.profile.FieldType.REGION;
import static dev.wadi.identity.profile.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.model.Parameters.Kind;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Schema;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The model that ships: links made with it are kept for years under its name, so under one name it says one thing. */
class ShippedModelTest {

    private final IdentityModel people = shipped(
            GIVEN_NAME,
            FAMILY_NAME,
            FULL_NAME,
            DATE_OF_BIRTH,
            EMAIL,
            PHONE,
            ADDRESS_LINE,
            POSTCODE,
            CITY,
            REGION,
            COUNTRY,
            IDENTIFIER);
    private final IdentityModel companies =
            shipped(COMPANY, EMAIL, PHONE, DOMAIN, ADDRESS_LINE, POSTCODE, CITY, REGION, COUNTRY, IDENTIFIER, TEXT);

    private static IdentityModel shipped(FieldType... types) {
        return Trainer.shipped(new Comparer(new Schema(
                Arrays.stream(types).map(type -> new Field(type.name(), type)).toList())));
    }

    @Test
    void whatShipsUnderANameDoesNotChange() {
        assertThat(people.version()).isEqualTo("prior-4");
        assertThat(content(people))
                .as("a shipped model that says something else needs another name, and docs/matching.md measured again")
                .isEqualTo("m-10c014d70ff223ad");
        assertThat(companies.version()).isEqualTo("prior-4");
        assertThat(content(companies)).isEqualTo("m-edfe3cd1452f12d0");
    }

    private static String content(IdentityModel model) {
        return Versions.of(model.parameters(), model.frequencies(), model.crowd());
    }

    @Test
    void itKnowsNoBranches() {
        var parameters = companies.parameters();

        for (int c = 0; c < companies.comparisons().size(); c++) {
            for (int level = 1; level <= companies.comparisons().get(c).same(); level++) {
                assertThat(parameters.bits(Kind.BRANCH, (long) level << 4 * c, c))
                        .isZero();
            }
        }
    }
}
