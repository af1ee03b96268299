package dev.wadi.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where settings come from: a file, overridden by {@link MountedFiles files of their own}, overridden by the environment
 * ({@code WADI_WORK_WORKERS} for {@code wadi.work.workers}), overridden by system properties. Collects what is wrong while
 * settings are read from it; {@link #check} then throws it all. The same order and names as Camel resolves placeholders by,
 * which {@link #mounted} adds to.
 */
public final class Properties {

    private final String file;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> fromSystem = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private MountedFiles mounted = MountedFiles.NONE;

    /**
     * A setting as it is given.
     *
     * @param where the file to mend it in
     * @param text  nothing where a file of its own cannot be read
     * @param shown whether a complaint may show it: what stands in a file of its own may be a secret
     */
    private record Given(String where, Optional<String> text, boolean shown) {}

    private Properties(String file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    /** The properties of a file, which need not exist, with what overrides them. */
    public static Properties load(Path file, Map<String, String> environment, java.util.Properties system) {
        var properties = new Properties(file.toString(), environment);
        var fromFile = new java.util.Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                fromFile.load(reader);
            } catch (IOException e) {
                throw new SettingsException(List.of(file + " cannot be read: " + e.getMessage()));
            }
        }
        fromFile.stringPropertyNames().forEach(name -> properties.values.put(name, fromFile.getProperty(name)));
        system.stringPropertyNames().stream()
                .filter(name -> name.startsWith("wadi."))
                .forEach(name -> {
                    properties.values.put(name, system.getProperty(name));
                    properties.fromSystem.add(name);
                });
        properties.mount();
        return properties;
    }

    private void mount() {
        optional(MountedFiles.FOLDER).ifPresent(folder -> {
            try {
                mounted = MountedFiles.in(Path.of(folder));
            } catch (IOException | InvalidPathException e) {
                problems.add(
                        file + ": " + MountedFiles.FOLDER + " = '" + folder + "': must be a folder that can be read");
            }
        });
    }

    /** The names given, in order, that are like this. */
    List<String> names(Predicate<String> like) {
        return all().filter(like).sorted().toList();
    }

    /** What is given by files of their own and by nothing that goes before them; for Camel, which does not know of these. */
    public Map<String, String> mounted() {
        var texts = new TreeMap<String, String>();
        var referred = values.keySet().stream()
                .filter(name -> name.endsWith(MountedFiles.REFERENCE))
                .map(name -> name.substring(0, name.length() - MountedFiles.REFERENCE.length()));
        Stream.concat(referred, all())
                .map(name -> Map.entry(name, find(name)))
                .filter(entry ->
                        entry.getValue().filter(given -> !given.shown()).isPresent())
                .forEach(entry ->
                        entry.getValue().flatMap(Given::text).ifPresent(text -> texts.put(entry.getKey(), text)));
        return texts;
    }

    /** A text that must be there. */
    public String text(String name) {
        return read(name, value -> value, "must be set").orElse("");
    }

    /** A text that may be left empty. */
    public Optional<String> optional(String name) {
        asked.add(name);
        asked.add(name + MountedFiles.REFERENCE);
        return given(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A whole number in a range. */
    public int number(String name, int least, int most) {
        var complaint = "must be a whole number from " + least + " to " + most;
        return read(
                        name,
                        value -> {
                            var number = Integer.parseInt(value);
                            if (number < least || number > most) {
                                throw new IllegalArgumentException(complaint);
                            }
                            return number;
                        },
                        complaint)
                .orElse(least);
    }

    /** Yes or no, as {@code true} or {@code false}. */
    public boolean flag(String name) {
        return read(
                        name,
                        value -> {
                            if (!value.equals("true") && !value.equals("false")) {
                                throw new IllegalArgumentException();
                            }
                            return value.equals("true");
                        },
                        "must be true or false")
                .orElse(false);
    }

    /** A value made from text by a function that refuses nonsense with an IllegalArgumentException. */
    public <T> Optional<T> value(String name, Function<String, T> make, String complaint) {
        return read(name, make, complaint);
    }

    /** A value whose text may hold a secret: a complaint about it does not show it. */
    public <T> Optional<T> secret(String name, Function<String, T> make, String complaint) {
        return read(name, make, complaint, " ");
    }

    /**
     * Ends the reading.
     *
     * @param areas the areas of properties, such as {@code wadi.work.}, in which every name must have been asked for
     * @throws SettingsException where anything was wrong
     */
    public void check(Set<String> areas) {
        names(name -> areas.stream().anyMatch(name::startsWith) && !asked.contains(name))
                .forEach(name -> problems.add(where(name) + ": " + name + " is not a setting of this version"));
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }

    /** The buckets that streams are read from ({@code wadi.<source>.bucket}), each with the prefix that is looked under. */
    public Map<String, String> buckets() {
        var buckets = new TreeMap<String, String>();
        for (var name : names(name -> name.startsWith("wadi.") && name.endsWith(".bucket"))) {
            var prefix = name.substring(0, name.length() - "bucket".length()) + "prefix";
            optional(name)
                    .ifPresent(bucket -> buckets.put(bucket, optional(prefix).orElse("")));
        }
        return buckets;
    }

    /** What a name is given as, be it empty; for those who look on and need not be satisfied. */
    public Optional<String> given(String name) {
        var given = find(name);
        given.filter(each -> each.text().isEmpty())
                .ifPresent(each -> problems.add(each.where() + ": " + name + " cannot be read from this file"));
        return given.flatMap(Given::text);
    }

    private Optional<Given> find(String name) {
        return direct(name)
                .or(() -> ofItsOwn(name))
                .or(() -> Optional.ofNullable(values.get(name)).map(text -> new Given(file, Optional.of(text), true)));
    }

    /** By system property or environment. */
    private Optional<Given> direct(String name) {
        var text = fromSystem.contains(name)
                ? values.get(name)
                : environment.get(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        return Optional.ofNullable(text).map(value -> new Given(file, Optional.of(value), true));
    }

    private Optional<Given> ofItsOwn(String name) {
        var reference = name + MountedFiles.REFERENCE;
        return direct(reference)
                .flatMap(Given::text)
                .or(() -> Optional.ofNullable(values.get(reference)))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .or(() -> mounted.of(name))
                .map(path -> new Given(path, MountedFiles.read(path), false));
    }

    private Stream<String> all() {
        return Stream.concat(values.keySet().stream(), mounted.names()).distinct();
    }

    private String where(String name) {
        return find(name).map(Given::where).orElse(file);
    }

    private <T> Optional<T> read(String name, Function<String, T> make, String complaint) {
        var shown = find(name).map(Given::shown).orElse(true);
        return read(name, make, complaint, shown ? " = '" + optional(name).orElse("") + "': " : " ");
    }

    private <T> Optional<T> read(String name, Function<String, T> make, String complaint, String shown) {
        var value = optional(name);
        if (value.isEmpty()) {
            if (find(name).flatMap(Given::text).isPresent() || find(name).isEmpty()) {
                problems.add(where(name) + ": " + name + " must be set");
            }
            return Optional.empty();
        }
        try {
            return value.map(make);
        } catch (IllegalArgumentException e) {
            problems.add(where(name) + ": " + name + shown + complaint);
            return Optional.empty();
        }
    }
}
