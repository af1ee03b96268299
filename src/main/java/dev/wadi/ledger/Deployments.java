package dev.wadi.ledger;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;

/** Which contracts and code were in force when. */
public interface Deployments {

    /** The number of the deployment of these contracts and this code: the newest where they are the same, else a new one. */
    int number(Tenant tenant, Contracts contracts, String codeVersion);

    /** The contracts of a deployment. */
    Contracts contracts(Tenant tenant, int deployment);
}
