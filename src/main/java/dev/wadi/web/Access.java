package dev.wadi.web;

import dev.wadi.security.Identity;
import dev.wadi.security.Role;
import java.util.Optional;

/** Who an endpoint is for. */
public enum Access {
    /** Anyone who can reach the port, and no credentials are looked at: probes. */
    ANYONE(Optional.empty()),
    /** Everybody who is known. */
    VIEWER(Optional.of(Role.VIEWER)),
    /** Operators. */
    OPERATOR(Optional.of(Role.OPERATOR)),
    /** Stewards. */
    STEWARD(Optional.of(Role.STEWARD));

    private final Optional<Role> role;

    Access(Optional<Role> role) {
        this.role = role;
    }

    /** Whether it is open to all. */
    public boolean open() {
        return role.isEmpty();
    }

    /** What somebody lacks who is known and does not come in. */
    String lacking() {
        return role.map(needed -> "this takes the role " + needed.label()).orElse("");
    }

    boolean admits(Identity who) {
        return role.map(who::may).orElse(true);
    }
}
