package dev.wadi.ledger;

import dev.wadi.core.Tenant;
import java.util.List;

/** The counts that must balance. */
public interface Ledger {

    /** The balance of every stream of a tenant, as of one moment, ordered by stream. */
    List<Balance> balances(Tenant tenant);
}
