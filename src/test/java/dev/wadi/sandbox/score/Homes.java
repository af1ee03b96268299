package dev.wadi.sandbox.score;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which customer is whose. Somebody is at home at the customer that has most of their records, if that customer has of
 * nobody else as many; ties fall to the customer or the name that sorts first. A record sits right where it is at its
 * owner's home. Takes time linear in the number of records.
 */
final class Homes {

    private final Map<String, String> customers;
    private final Map<String, String> entities;
    private final Map<String, String> homes = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /**
     * Finds them.
     *
     * @param customers for each record the customer it is linked to
     * @param entities  for each record who it is about
     */
    Homes(Map<String, String> customers, Map<String, String> entities) {
        this.customers = customers;
        this.entities = entities;
        var shared = new HashMap<Pair, Integer>();
        entities.forEach((record, entity) ->
                customer(record).ifPresent(customer -> shared.merge(new Pair(entity, customer), 1, Integer::sum)));
        var mostOfEntity = new HashMap<String, Integer>();
        var mostOfCustomer = new HashMap<String, Integer>();
        shared.forEach((pair, records) -> {
            choose(pair.entity, pair.customer, records, homes, mostOfEntity);
            choose(pair.customer, pair.entity, records, owners, mostOfCustomer);
        });
    }

    /** Whether a record is at its owner's home. */
    boolean sitsRight(String record) {
        var entity = Optional.ofNullable(entities.get(record));
        var home = entity.map(homes::get);
        return home.isPresent() && home.equals(customer(record)) && entity.equals(home.map(owners::get));
    }

    private Optional<String> customer(String record) {
        return Optional.ofNullable(customers.get(record));
    }

    private static void choose(
            String whose, String what, int records, Map<String, String> chosen, Map<String, Integer> most) {
        var best = most.getOrDefault(whose, 0);
        if (records > best || (records == best && what.compareTo(chosen.getOrDefault(whose, "")) < 0)) {
            chosen.put(whose, what);
            most.put(whose, records);
        }
    }

    private record Pair(String entity, String customer) {}
}
