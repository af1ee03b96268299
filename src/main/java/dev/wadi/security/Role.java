package dev.wadi.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. Whoever has any role may look; to act takes the role that the act is of. */
public enum Role {
    /** Looks at streams, runs, figures; sees nothing personal. */
    VIEWER,
    /** Pauses, resumes, asks for a read, a backfill, a replay, gives parked pages back. */
    OPERATOR,
    /** Decides about records in quarantine, and may see what they say. */
    STEWARD,
    /** Reserved: configures. */
    ADMIN,
    /** Reserved: answers the requests of data subjects. */
    DPO;

    /** The role of this name, in lower case. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.label().equals(name)).findFirst();
    }

    /** How files and tokens name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
