package dev.wadi.core;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The records of a claimed page on their way through the stages: those still good, and those set aside. Together they are
 * always all records of the page.
 *
 * @param <T> what a record is at this stage
 */
public record Batch<T>(Claim claim, List<T> accepted, List<Reject> rejects) {

    public Batch {
        requireNonNull(claim, "claim");
        accepted = List.copyOf(accepted);
        rejects = List.copyOf(rejects);
        var records = claim.page().frames().size();
        if (accepted.size() + rejects.size() != records) {
            throw new IllegalStateException("a batch of " + claim.page() + " holds " + accepted.size()
                    + " accepted and " + rejects.size() + " rejected records, not all " + records);
        }
    }

    public Page page() {
        return claim.page();
    }

    /** The same page one stage on. */
    public <U> Batch<U> next(List<U> nowAccepted, List<Reject> nowRejects) {
        return new Batch<>(claim, nowAccepted, nowRejects);
    }

    @Override
    public String toString() {
        return "Batch[" + page() + ", " + accepted.size() + " accepted, " + rejects.size() + " rejected]";
    }
}
