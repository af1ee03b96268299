package dev.wadi.web;

import dev.wadi.security.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks. It carries no headers on purpose: none has a way into the rest of Wadi.
 *
 * @param path   as it was asked for
 * @param names  what stood in the place of each {@code :name} of the endpoint's path
 * @param query  the first value of each parameter
 * @param body   empty for a GET
 * @param who    empty where anyone may come in
 */
public record Request(
        String path, Map<String, String> names, Map<String, String> query, byte[] body, Optional<Identity> who) {

    public Request {
        names = Map.copyOf(names);
        query = Map.copyOf(query);
    }

    /** What stood in the place of a name, which the endpoint's path has. */
    public String name(String name) {
        return Optional.ofNullable(names.get(name)).orElseThrow();
    }

    /** Who asks, where only somebody who is known may come in. */
    public Identity identity() {
        return who.orElseThrow();
    }
}
