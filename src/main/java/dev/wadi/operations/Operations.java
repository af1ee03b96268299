package dev.wadi.operations;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.Ledger;
import dev.wadi.quarantine.Desk;
import java.util.List;

/** All that operators see and do; the same objects for every face. */
public record Operations(
        Tenant tenant,
        Streams streams,
        Runs runs,
        Ledger ledger,
        Publications publications,
        Work work,
        Rejects rejects,
        Desk desk,
        Rereads rereads,
        Audit audit) {

    /** The balance of each stream of which anything was read. */
    public List<Balance> balances() {
        return ledger.balances(tenant);
    }
}
