package dev.wadi.core;

import static java.util.Objects.requireNonNull;

import dev.wadi.core.amendment.Amendments;

/**
 * The right of one worker to process a page, for a while.
 *
 * @param epoch      rises with every claim of the page; a worker with an older one can no longer write
 * @param deployment the contracts and code the attempt will be made with
 * @param amendments what was decided about its records, as known when it was claimed
 */
public record Claim(Page page, String owner, int epoch, int deployment, Amendments amendments) {

    public Claim {
        requireNonNull(page, "page");
        requireNonNull(owner, "owner");
        requireNonNull(amendments, "amendments");
    }

    /** A claim of a page about which nothing was decided. */
    public Claim(Page page, String owner, int epoch, int deployment) {
        this(page, owner, epoch, deployment, Amendments.NONE);
    }
}
