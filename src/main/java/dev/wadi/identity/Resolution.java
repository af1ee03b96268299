package dev.wadi.identity;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.model.IdentityModel;
import java.util.List;

/**
 * What a run found.
 *
 * @param model what it was found with
 * @param links pairs within customers, by keys
 * @param customers all records in sets, single ones too, by their first member
 * @param passes how candidates were found
 * @param compared how many pairs were compared
 */
public record Resolution(
        IdentityModel model, List<Link> links, List<Customer> customers, List<Candidates.Pass> passes, long compared) {

    public Resolution {
        links = List.copyOf(links);
        customers = List.copyOf(customers);
        passes = List.copyOf(passes);
    }
}
