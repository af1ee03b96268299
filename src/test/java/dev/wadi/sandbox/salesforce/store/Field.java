package dev.wadi.sandbox.salesforce.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One field of an object. Length counts characters of text and digits of a number; scale counts the digits after its
 * point.
 */
public record Field(String name, FieldType type, int length, int scale, boolean nillable, Optional<Parent> parent) {

    /** What a reference points to, and the name that queries give the way there. */
    public record Parent(String object, String relationship) {

        public Parent {
            requireNonNull(object, "object");
            requireNonNull(relationship, "relationship");
        }
    }

    public Field {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(parent, "parent");
        if (!name.matches("[A-Za-z](_?[A-Za-z0-9])*(__c)?")) {
            throw new IllegalArgumentException("not a field name: " + name);
        }
    }

    /** Text of one line. */
    public static Field text(String name, int length) {
        return of(name, FieldType.STRING, length);
    }

    /** A field of a type that has a length of its own. */
    public static Field of(String name, FieldType type, int length) {
        return new Field(name, type, length, 0, true, Optional.empty());
    }

    /** A number with so many digits, of which some follow the point. */
    public static Field number(String name, FieldType type, int digits, int scale) {
        return new Field(name, type, digits, scale, true, Optional.empty());
    }

    /** A field of a type without length: a date, an instant. */
    public static Field of(String name, FieldType type) {
        return of(name, type, 0);
    }

    /** A yes or no; never null. */
    public static Field flag(String name) {
        return new Field(name, FieldType.BOOLEAN, 0, 0, false, Optional.empty());
    }

    /** A reference to another record. */
    public static Field reference(String name, String object, String relationship) {
        return new Field(name, FieldType.REFERENCE, 18, 0, true, Optional.of(new Parent(object, relationship)));
    }

    /** The same field, which never is null. */
    Field required() {
        return new Field(name, type, length, scale, false, parent);
    }

    /** Whether someone added it to the standard ones. */
    public boolean custom() {
        return name.endsWith("__c");
    }

    /** What people see it called. */
    public String label() {
        var bare = custom() ? name.substring(0, name.length() - "__c".length()) : name;
        return bare.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
