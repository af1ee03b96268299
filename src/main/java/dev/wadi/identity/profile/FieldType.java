package dev.wadi.identity.profile;

/** What a field holds. The one thing a contract declares for matching; everything else is derived from it. */
public enum FieldType {
    /** First and further given names of a person. */
    GIVEN_NAME,
    /** Surname of a person. */
    FAMILY_NAME,
    /** A person's whole name in one field, in any order a reader would understand. */
    FULL_NAME,
    /** The name of a company or another organisation. */
    COMPANY,
    /** Day of birth, in whatever notation. */
    DATE_OF_BIRTH,
    /** A line of a postal address: house number, street, unit; several fields are read as one address. */
    ADDRESS_LINE,
    /** Postal code. */
    POSTCODE,
    /** City, town or suburb. */
    CITY,
    /** State, county, province. */
    REGION,
    /** Country, as a name or a code. */
    COUNTRY,
    /** Telephone or fax number. */
    PHONE,
    /** E-mail address. */
    EMAIL,
    /** Internet domain or web address. */
    DOMAIN,
    /** A number meant to be unique: tax, passport, customer number. Each field is an own kind of number. */
    IDENTIFIER,
    /** Anything else worth comparing: a title, a trade, a description. */
    TEXT
}
