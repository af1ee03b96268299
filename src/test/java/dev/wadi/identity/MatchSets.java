package dev.wadi.identity;

import static dev.wadi.identity.MatchSet.declared;
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

import java.util.List;

/** The sets of the bench, each with the types of its columns. */
final class MatchSets {

    private MatchSets() {}

    private static MatchSet.Declared febrl(String name) {
        return declared(
                name,
                "",
                false,
                "given_name",
                GIVEN_NAME,
                "surname",
                FAMILY_NAME,
                "street_number",
                ADDRESS_LINE,
                "address_1",
                ADDRESS_LINE,
                "address_2",
                ADDRESS_LINE,
                "suburb",
                CITY,
                "postcode",
                POSTCODE,
                "state",
                REGION,
                "date_of_birth",
                DATE_OF_BIRTH,
                "soc_sec_id",
                IDENTIFIER);
    }

    static final List<MatchSet.Declared> ALL = List.of(
            febrl("febrl1"),
            febrl("febrl2"),
            febrl("febrl3"),
            declared(
                    "fake_1000",
                    "",
                    false,
                    "first_name",
                    GIVEN_NAME,
                    "surname",
                    FAMILY_NAME,
                    "dob",
                    DATE_OF_BIRTH,
                    "city",
                    CITY,
                    "email",
                    EMAIL),
            declared(
                    "historical_a",
                    "",
                    false,
                    "full_name",
                    FULL_NAME,
                    "first_name",
                    GIVEN_NAME,
                    "surname",
                    FAMILY_NAME,
                    "dob",
                    DATE_OF_BIRTH,
                    "birth_place",
                    CITY,
                    "postcode_fake",
                    POSTCODE,
                    "gender",
                    TEXT,
                    "occupation",
                    TEXT),
            declared(
                    "ncvr3_ocp0",
                    "source",
                    true,
                    "givenname",
                    GIVEN_NAME,
                    "surname",
                    FAMILY_NAME,
                    "suburb",
                    CITY,
                    "postcode",
                    POSTCODE),
            declared(
                    "restaurants",
                    "",
                    false,
                    "name",
                    COMPANY,
                    "addr",
                    ADDRESS_LINE,
                    "city",
                    CITY,
                    "phone",
                    PHONE,
                    "type",
                    TEXT),
            declared(
                    "chicago_childcare",
                    "",
                    false,
                    "Site name",
                    COMPANY,
                    "Address",
                    ADDRESS_LINE,
                    "Zip",
                    POSTCODE,
                    "Phone",
                    PHONE,
                    "Fax",
                    PHONE,
                    "Program Name",
                    TEXT,
                    "Website",
                    DOMAIN,
                    "Email Address",
                    EMAIL,
                    "IDHS Provider ID",
                    IDENTIFIER),
            declared("autofj_gov_agency", "source", true, "name", COMPANY),
            declared("autofj_mp", "source", true, "name", FULL_NAME),
            declared(
                    "senzing_truthset",
                    "",
                    false,
                    "PRIMARY_NAME_FULL",
                    FULL_NAME,
                    "NATIVE_NAME_FULL",
                    FULL_NAME,
                    "PRIMARY_NAME_ORG",
                    COMPANY,
                    "SECONDARY_NAME_ORG",
                    COMPANY,
                    "PRIMARY_NAME_LAST",
                    FAMILY_NAME,
                    "PRIMARY_NAME_FIRST",
                    GIVEN_NAME,
                    "PRIMARY_NAME_MIDDLE",
                    GIVEN_NAME,
                    "DATE_OF_BIRTH",
                    DATE_OF_BIRTH,
                    "PASSPORT_NUMBER",
                    IDENTIFIER,
                    "DRIVERS_LICENSE_NUMBER",
                    IDENTIFIER,
                    "SSN_NUMBER",
                    IDENTIFIER,
                    "NATIONAL_ID_NUMBER",
                    IDENTIFIER,
                    "TAX_ID_NUMBER",
                    IDENTIFIER,
                    "LEI_NUMBER",
                    IDENTIFIER,
                    "EMAIL_ADDRESS",
                    EMAIL,
                    "ADDR_FULL",
                    ADDRESS_LINE,
                    "ADDR_LINE1",
                    ADDRESS_LINE,
                    "ADDR_CITY",
                    CITY,
                    "ADDR_STATE",
                    REGION,
                    "ADDR_POSTAL_CODE",
                    POSTCODE,
                    "ADDR_COUNTRY",
                    COUNTRY,
                    "PHONE_NUMBER",
                    PHONE),
            declared("dblp_acm", "source", true, "title", TEXT, "authors", TEXT, "venue", TEXT, "year", TEXT));
}
