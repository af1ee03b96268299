package dev.wadi.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.truth.LinkScore;
import dev.wadi.sandbox.day.truth.RecordTruth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether the day is neither too easy nor too hard to put together again. */
class SolvableTest {

    private static final Day DAY = Day.of(DaySize.of(10_000), 1);

    private final Map<String, String> parents = new HashMap<>();

    @Test
    void linkingByEmailAloneMissesMuch() {
        var records = records(false);

        var score = LinkScore.of(records, entities(records.keySet()));

        assertThat(score.precision()).isBetween(0.80, 0.999);
        assertThat(score.recall()).isBetween(0.30, 0.75);
    }

    @Test
    void linkingByNameAndBirthDateToo() {
        var records = records(true);

        var score = LinkScore.of(records, entities(records.keySet()));

        assertThat(score.precision()).isGreaterThan(0.80);
        assertThat(score.recall()).isBetween(0.50, 0.90);
    }

    /** Each contact and customer with its cluster: joined where they share a key. */
    private Map<String, String> records(boolean byName) {
        parents.clear();
        var records = new HashSet<String>();
        DAY.contacts().forEachRemaining(contact -> {
            var key = "crm.contact/" + contact.id();
            records.add(key);
            join(key, contact.email());
            join(key, byName ? name(contact.firstName(), contact.lastName(), contact.birthdate()) : "");
        });
        DAY.customers().forEachRemaining(customer -> {
            var key = "orders.customer/" + customer.customerId();
            records.add(key);
            join(key, customer.email());
            join(key, byName ? name(customer.givenName(), customer.familyName(), customer.birthDate()) : "");
        });
        var clusters = new HashMap<String, String>();
        records.forEach(record -> clusters.put(record, root(record)));
        return clusters;
    }

    private static String name(String given, String family, String born) {
        return born.isEmpty() ? "" : (given.strip() + "|" + family.strip() + "|" + born).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> entities(Set<String> records) {
        var entities = new HashMap<String, String>();
        DAY.truth(truth -> {
            if (records.contains(truth.key())) {
                entities.put(truth.key(), entity(truth));
            }
        });
        return entities;
    }

    private static String entity(RecordTruth truth) {
        return truth.entity();
    }

    private void join(String record, String key) {
        if (!key.isEmpty()) {
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
