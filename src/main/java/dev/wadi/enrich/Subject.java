package dev.wadi.enrich;

import static java.util.Objects.requireNonNull;

import dev.wadi.contract.IdentitySpec.Attribute;

/**
 * What an enricher is asked about: a value that customers are known by, such as the IP address they last logged in from.
 *
 * @param attribute the attribute of customers that it is a value of
 */
public record Subject(Attribute attribute, String value) {

    public Subject {
        requireNonNull(attribute, "attribute");
        requireNonNull(value, "value");
    }

    /** Without the value, which is somebody's private life. */
    @Override
    public String toString() {
        return attribute.label() + "=***";
    }
}
