package dev.wadi.ledger;

import dev.wadi.core.Tenant;

/** What was in force when. */
public interface Deployments {

    /** The number of a deployment: the newest where it is the same, else a new one. */
    int number(Tenant tenant, Deployment deployment);

    /** The deployment of a number; with one thread, however many there were. */
    Deployment deployment(Tenant tenant, int number);
}
