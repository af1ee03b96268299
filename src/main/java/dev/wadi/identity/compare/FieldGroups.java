package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Lexicon;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Derives what is compared, and what depends on what, from the declared types alone. */
public final class FieldGroups {

    private static final int LEXICON = 1_000_000;
    private static final int MOST_IDENTIFIERS = 3;

    private FieldGroups() {}

    /** The groups of a schema, in a fixed order of types. */
    public static List<FieldGroup<?>> of(Schema schema) {
        var groups = new ArrayList<FieldGroup<?>>();
        var given = schema.positionsOf(FieldType.GIVEN_NAME);
        var family = schema.positionsOf(FieldType.FAMILY_NAME);
        var full = schema.positionsOf(FieldType.FULL_NAME);
        if (given.size() + family.size() + full.size() > 0) {
            groups.add(new PersonNameGroup(new Lexicon(LEXICON), given, family, full));
        }
        var companies = schema.positionsOf(FieldType.COMPANY);
        if (!companies.isEmpty()) {
            groups.add(new WordsGroup(FieldType.COMPANY, "company", companies));
        }
        var births = schema.positionsOf(FieldType.DATE_OF_BIRTH);
        if (!births.isEmpty()) {
            groups.add(new BirthDateGroup(births));
        }
        addIdentifiers(groups, schema);
        var emails = schema.positionsOf(FieldType.EMAIL);
        if (!emails.isEmpty()) {
            groups.add(new EmailGroup(emails, given.size() + family.size() + full.size() > 0 ? "surname" : ""));
        }
        addCodes(groups, schema, FieldType.PHONE, "phone", "");
        addCodes(groups, schema, FieldType.DOMAIN, "domain", emails.isEmpty() ? "" : "e-mail");
        addPlace(groups, schema);
        for (int position : schema.positionsOf(FieldType.TEXT)) {
            groups.add(new WordsGroup(FieldType.TEXT, name(schema, position), List.of(position)));
        }
        return List.copyOf(groups);
    }

    /** Each field is a kind of number of its own; where there are many, they share one comparison but are never mixed. */
    private static void addIdentifiers(List<FieldGroup<?>> groups, Schema schema) {
        var positions = schema.positionsOf(FieldType.IDENTIFIER);
        if (positions.size() > MOST_IDENTIFIERS) {
            groups.add(new CodeGroup(FieldType.IDENTIFIER, "identifier", positions, ""));
            return;
        }
        for (int position : positions) {
            groups.add(new CodeGroup(FieldType.IDENTIFIER, name(schema, position), List.of(position), ""));
        }
    }

    /** From the narrowest place to the widest; each depends on the one before it. */
    private static void addPlace(List<FieldGroup<?>> groups, Schema schema) {
        var narrower = "";
        var lines = schema.positionsOf(FieldType.ADDRESS_LINE);
        if (!lines.isEmpty()) {
            groups.add(new AddressGroup(lines));
            narrower = "address";
        }
        for (var type : List.of(FieldType.POSTCODE, FieldType.CITY, FieldType.REGION, FieldType.COUNTRY)) {
            var name = type.name().toLowerCase(Locale.ROOT);
            if (addCodes(groups, schema, type, name, narrower)) {
                narrower = name;
            }
        }
    }

    private static boolean addCodes(
            List<FieldGroup<?>> groups, Schema schema, FieldType type, String name, String given) {
        var positions = schema.positionsOf(type);
        if (positions.isEmpty()) {
            return false;
        }
        groups.add(new CodeGroup(type, name, positions, given));
        return true;
    }

    private static String name(Schema schema, int position) {
        return schema.fields().get(position).name();
    }
}
