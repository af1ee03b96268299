package dev.wadi.security;

import java.util.Set;

/**
 * Somebody who has shown who they are.
 *
 * @param name  as the file of users or the token has it
 * @param roles at least one
 */
public record Identity(String name, Set<Role> roles) {

    public Identity {
        roles = Set.copyOf(roles);
        if (name.isBlank() || roles.isEmpty()) {
            throw new IllegalArgumentException("an identity has a name and a role");
        }
    }

    /** Whether this role is theirs; everybody may look. */
    public boolean may(Role role) {
        return role == Role.VIEWER || roles.contains(role);
    }
}
