package dev.wadi.sandbox.salesforce.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object of the org: its name, the prefix of its ids and its fields, in a fixed order that begins with those every
 * object has. Immutable; a new field makes a new one. Names are found whatever their case.
 */
public final class ObjectType {

    static final int ID = 0;
    static final int IS_DELETED = 1;
    static final int CREATED_DATE = 2;
    static final int LAST_MODIFIED_DATE = 3;
    static final int SYSTEM_MODSTAMP = 4;

    private static final List<Field> COMMON = List.of(
            Field.of("Id", FieldType.ID, 18).required(),
            Field.flag("IsDeleted"),
            Field.of("CreatedDate", FieldType.DATETIME).required(),
            Field.of("LastModifiedDate", FieldType.DATETIME).required(),
            Field.of("SystemModstamp", FieldType.DATETIME).required());

    private final String name;
    private final String plural;
    private final String keyPrefix;
    private final List<Column> columns;
    private final Map<String, Column> bySpelling = new HashMap<>(); // most often right, and faster
    private final Map<String, Column> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ObjectType(String name, String plural, String keyPrefix, List<Field> fields) {
        this.name = requireNonNull(name, "name");
        this.plural = requireNonNull(plural, "plural");
        this.keyPrefix = requireNonNull(keyPrefix, "keyPrefix");
        var numbered = new ArrayList<Column>(fields.size());
        for (var field : fields) {
            var column = new Column(field, numbered.size());
            if (byName.put(field.name(), column) != null) {
                throw new IllegalArgumentException(name + " has a field " + field.name() + " already");
            }
            bySpelling.put(field.name(), column);
            numbered.add(column);
        }
        this.columns = List.copyOf(numbered);
    }

    /** An object with the common fields and those given. */
    static ObjectType of(String name, String plural, String keyPrefix, Field... fields) {
        var all = new ArrayList<>(COMMON);
        all.addAll(List.of(fields));
        return new ObjectType(name, plural, keyPrefix, all);
    }

    /** This object with one more field, behind the others. */
    ObjectType with(Field field) {
        var all = new ArrayList<>(columns.stream().map(Column::field).toList());
        all.add(field);
        return new ObjectType(name, plural, keyPrefix, all);
    }

    /** The name, as the org spells it. */
    public String name() {
        return name;
    }

    /** What several of it are called. */
    public String plural() {
        return plural;
    }

    /** The three characters its ids begin with. */
    public String keyPrefix() {
        return keyPrefix;
    }

    /** All columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The column of a field. */
    public Optional<Column> column(String field) {
        var asSpelled = bySpelling.get(field);
        return Optional.ofNullable(asSpelled == null ? byName.get(field) : asSpelled);
    }

    /** The column of the reference that queries follow under this name. */
    public Optional<Column> relationship(String relationship) {
        return columns.stream()
                .filter(column -> column.field()
                        .parent()
                        .filter(parent -> parent.relationship().equalsIgnoreCase(relationship))
                        .isPresent())
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
