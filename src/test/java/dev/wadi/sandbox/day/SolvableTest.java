package dev.wadi.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.truth.LinkScore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the day is neither too easy nor too hard to put together again. */
class SolvableTest {

    private static final Day DAY = Day.of(DaySize.of(10_000), 1);

    private static final Map<String, String> ENTITIES = new HashMap<>();

    static {
        DAY.truth(truth -> {
            if (truth.version() == 0 && truth.valid()) {
                ENTITIES.put(truth.key(), truth.entity());
            }
        });
    }

    private final Map<String, String> parents = new HashMap<>();

    @Test
    void linkingByEmailAloneMissesMuchAndMergesFamilies() {
        var score = score(false);

        assertThat(score.precision()).isBetween(0.95, 0.99);
        assertThat(score.recall()).isBetween(0.65, 0.85);
    }

    @Test
    void linkingByOwnEmailAndByNameAndBirthDateIsPreciseButNotAll() {
        var score = score(true);

        assertThat(score.precision()).isGreaterThan(0.99);
        assertThat(score.recall()).isBetween(0.75, 0.92);
    }

    /** Of valid contacts and customers, joined where they share a key. */
    private LinkScore score(boolean careful) {
        var records = new HashSet<String>();
        DAY.contacts().forEachRemaining(contact -> {
            var key = "crm.contact/" + contact.id();
            if (ENTITIES.containsKey(key)) {
                records.add(key);
                join(key, contact.email(), careful);
                join(key, name(contact.firstName(), contact.lastName(), contact.birthdate()), careful);
            }
        });
        DAY.customers().forEachRemaining(customer -> {
            var key = "orders.customer/" + customer.customerId();
            if (ENTITIES.containsKey(key)) {
                records.add(key);
                join(key, customer.email(), careful);
                join(key, name(customer.givenName(), customer.familyName(), customer.birthDate()), careful);
            }
        });
        var clusters = new HashMap<String, String>();
        records.forEach(record -> clusters.put(record, root(record)));
        var entities = new HashMap<>(ENTITIES);
        entities.keySet().retainAll(records);
        return LinkScore.of(clusters, entities);
    }

    private static String name(String given, String family, String born) {
        return born.isEmpty() ? "" : (given.strip() + "|" + family.strip() + "|" + born).toLowerCase(Locale.ROOT);
    }

    /** By an address many share or by a name only where one is {@code careful} enough to tell. */
    private void join(String record, String key, boolean careful) {
        var shared = key.startsWith("info@") || key.contains(".family");
        if (!key.isEmpty() && (careful ? !shared : key.contains("@"))) {
            parents.put(root(record), root(key.toLowerCase(Locale.ROOT)));
        }
    }

    private String root(String node) {
        var root = node;
        for (var next = parents.get(root); next != null && !next.equals(root); next = parents.get(root)) {
            root = next;
        }
        parents.put(node, root);
        return root;
    }
}
