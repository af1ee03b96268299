package dev.wadi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.wadi.contract.Contracts;
import dev.wadi.identity.register.RegisterSettings;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in force: all that attempts and publications depend on beside the records.
 *
 * @param identity   how records are held for one customer
 * @param references reference data, each named with its version: {@code industry}, {@code rates}, {@code geoip}
 */
public record Deployment(
        Contracts contracts, String codeVersion, RegisterSettings identity, Map<String, String> references) {

    private static final char BETWEEN = '\n';

    public Deployment {
        references = Map.copyOf(references);
    }

    /** SHA-256 over all but the code's version, in hexadecimal digits: how many threads there are is none of it. */
    public String hash() {
        var text = new StringBuilder(contracts.hash());
        text.append(BETWEEN).append(identity.link());
        text.append(BETWEEN).append(identity.review());
        text.append(BETWEEN).append(identity.many());
        new TreeMap<>(references)
                .forEach((name, version) ->
                        text.append(BETWEEN).append(name).append(BETWEEN).append(version));
        return Hashing.sha256().hashString(text, UTF_8).toString();
    }
}
