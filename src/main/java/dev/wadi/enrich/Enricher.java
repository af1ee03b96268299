package dev.wadi.enrich;

import dev.wadi.contract.IdentitySpec.Attribute;
import java.util.Map;
import java.util.Set;

/**
 * Knows something about customers that their records do not say. Answers from data that it holds: the same source says the
 * same of a subject, always. Safe for use by several threads.
 */
public interface Enricher {

    /** What it is called, in tables, settings and logs: {@code geoip}. */
    String name();

    /** The attributes of customers that it can be asked about. */
    Set<Attribute> attributes();

    /** The data it answers from, with its version. Whatever was answered from other data is asked again. */
    String source();

    /**
     * What it says about a subject of one of its attributes; empty where it knows nothing.
     *
     * @throws RuntimeException where it cannot answer at all, now
     */
    Map<String, String> about(Subject subject);
}
