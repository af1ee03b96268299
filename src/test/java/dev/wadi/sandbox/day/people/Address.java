package dev.wadi.sandbox.day.people;

/** Where a household lives or a company is. */
public record Address(Country country, Word street, Word town, Word state, String postalCode) {}
