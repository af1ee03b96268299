package dev.wadi.identity;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A labelled set: its records by declared types, and, for the scorer alone, who is who. */
record MatchSet(String name, Schema schema, List<Profile> profiles, Map<String, String> owners, boolean linking) {

    /** What is declared of a set: a column and its type, nothing else. */
    record Declared(String name, String source, boolean linking, Map<String, FieldType> fields) {}

    static Declared declared(String name, String source, boolean linking, Object... fields) {
        var types = new java.util.LinkedHashMap<String, FieldType>();
        for (int i = 0; i < fields.length; i += 2) {
            types.put((String) fields[i], (FieldType) fields[i + 1]);
        }
        return new Declared(name, source, linking, types);
    }

    static MatchSet read(Path folder, Declared declared) {
        var fields = declared.fields().entrySet().stream()
                .map(e -> new Field(e.getKey(), e.getValue()))
                .toList();
        var profiles = new ArrayList<Profile>();
        for (var row : rows(folder.resolve("records.csv"))) {
            var values = fields.stream()
                    .map(field -> row.getOrDefault(field.name(), ""))
                    .toList();
            profiles.add(new Profile(row.getOrDefault("rec_id", ""), row.getOrDefault(declared.source(), ""), values));
        }
        var owners = new HashMap<String, String>();
        for (var row : rows(folder.resolve("truth.csv"))) {
            owners.put(row.getOrDefault("rec_id", ""), row.getOrDefault("cluster_id", ""));
        }
        return new MatchSet(declared.name(), new Schema(fields), profiles, owners, declared.linking());
    }

    static List<Map<String, String>> rows(Path file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
            var rows = new ArrayList<Map<String, String>>();
            for (var row : reader) {
                rows.add(row.getFieldsAsMap());
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
