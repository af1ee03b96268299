package dev.wadi.core.amendment;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The last word about the bytes of a landed record.
 *
 * @param number    its place among the decisions of the tenant, counted from 1; 0 where it is only tried
 * @param amendment empty where what had been decided was taken back
 */
public record Decision(long number, Optional<Amendment> amendment) {

    public Decision {
        requireNonNull(amendment, "amendment");
    }
}
