package dev.wadi.core;

import static java.util.Objects.requireNonNull;

/**
 * The right of one worker to process a page, for a while.
 *
 * @param epoch      rises with every claim of the page; a worker with an older one can no longer write
 * @param deployment the contracts and code the attempt will be made with
 */
public record Claim(Page page, String owner, int epoch, int deployment) {

    public Claim {
        requireNonNull(page, "page");
        requireNonNull(owner, "owner");
    }
}
