package dev.wadi.enrich;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What enrichers answer from, and how they are asked.
 *
 * @param geoip    a file in MaxMind's format; without one nobody is asked where addresses are
 * @param industry a file of rules in place of those shipped
 * @param rates    a file of rates in place of those shipped
 * @param batch    the most subjects asked about, and recorded in one transaction
 * @param patience after which no further batch is begun before the next publication
 * @param pause    how long an enricher is left alone that could not answer
 */
public record EnrichSettings(
        Optional<Path> geoip,
        Optional<Path> industry,
        Optional<Path> rates,
        int batch,
        Duration patience,
        Duration pause) {

    public EnrichSettings {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch is one subject or more");
        }
    }
}
