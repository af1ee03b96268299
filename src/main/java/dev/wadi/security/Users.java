package dev.wadi.security;

import dev.wadi.core.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Users of a small installation, from a file with a line {@code name:role,role:password} for each. */
public final class Users {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final int PARTS = 3;

    private final Map<String, User> byName;

    private Users(Map<String, User> byName) {
        this.byName = Map.copyOf(byName);
    }

    private record User(Identity identity, Password password) {}

    /**
     * Reads a file; empty lines and those that begin with # do not count.
     *
     * @throws UsersException where it cannot be read, a line is wrong, or nobody is in it
     */
    public static Users load(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UsersException(file + ": cannot be read");
        }
        var users = new HashMap<String, User>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                var where = file + ": line " + (i + 1) + ": ";
                var user = user(where, line);
                if (users.put(user.identity().name(), user) != null) {
                    throw new UsersException(where + "'" + user.identity().name() + "' is there already");
                }
            }
        }
        if (users.isEmpty()) {
            throw new UsersException(file + ": nobody is in it; 'wadi password' makes a line");
        }
        return new Users(users);
    }

    /** A line for the file. */
    public static String line(String name, Set<Role> roles, Password password) {
        var labels = roles.stream().sorted().map(Role::label).toList();
        var line = name + ":" + String.join(",", labels) + ":" + password.text();
        user("", line);
        return line;
    }

    /** Who that is, where the password is theirs. An unknown name takes as long to refuse as a wrong password. */
    public Optional<Identity> identify(String name, Sensitive<String> password) {
        var user = Optional.ofNullable(byName.get(name));
        var known = user.map(User::password).orElse(Password.NONE).is(password);
        return known ? user.map(User::identity) : Optional.empty();
    }

    private static User user(String where, String line) {
        var parts = line.split(":", PARTS);
        if (parts.length != PARTS || !NAME.matcher(parts[0]).matches()) {
            throw new UsersException(where + "must be name:role,role:password, as 'wadi password' writes it");
        }
        var roles = EnumSet.noneOf(Role.class);
        for (var label : parts[1].split(",", -1)) {
            roles.add(Role.named(label)
                    .orElseThrow(() -> new UsersException(where + "the role of '" + parts[0] + "' must be one of "
                            + List.of(Role.values()).stream().map(Role::label).toList())));
        }
        try {
            return new User(new Identity(parts[0], roles), Password.parse(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new UsersException(where + "the password of '" + parts[0] + "' is not what 'wadi password' writes");
        }
    }
}
