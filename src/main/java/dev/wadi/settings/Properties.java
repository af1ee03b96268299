package dev.wadi.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: a file, overridden by the environment ({@code WADI_WORK_WORKERS} for {@code wadi.work.workers}),
 * overridden by system properties. Collects what is wrong while settings are read from it; {@link #check} then throws it all.
 * The same order and names as Camel resolves placeholders by.
 */
public final class Properties {

    private final String file;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> fromSystem = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

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
        return properties;
    }

    /** The names given, in order, that are like this. */
    List<String> names(Predicate<String> like) {
        return values.keySet().stream().filter(like).sorted().toList();
    }

    /** A text that must be there. */
    public String text(String name) {
        return read(name, value -> value, "must be set").orElse("");
    }

    /** A text that may be left empty. */
    public Optional<String> optional(String name) {
        asked.add(name);
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
        values.keySet().stream()
                .filter(name -> areas.stream().anyMatch(name::startsWith) && !asked.contains(name))
                .sorted()
                .forEach(name -> problems.add(file + ": " + name + " is not a setting of this version"));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
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
        return Optional.ofNullable(value(name));
    }

    private @Nullable String value(String name) {
        var variable =
                environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        return variable == null || fromSystem.contains(name) ? values.get(name) : variable;
    }

    private <T> Optional<T> read(String name, Function<String, T> make, String complaint) {
        return read(name, make, complaint, " = '" + optional(name).orElse("") + "': ");
    }

    private <T> Optional<T> read(String name, Function<String, T> make, String complaint, String shown) {
        var value = optional(name);
        if (value.isEmpty()) {
            problems.add(file + ": " + name + " must be set");
            return Optional.empty();
        }
        try {
            return value.map(make);
        } catch (IllegalArgumentException e) {
            problems.add(file + ": " + name + shown + complaint);
            return Optional.empty();
        }
    }
}
