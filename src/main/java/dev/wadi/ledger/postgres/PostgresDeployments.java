package dev.wadi.ledger.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Deployments;
import dev.wadi.postgres.Database;
import java.util.Map;
import java.util.TreeMap;

/** Deployments in {@code ops.deployment}, contracts kept whole so that any attempt can be made again. */
public final class PostgresDeployments implements Deployments {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public PostgresDeployments(Database database) {
        this.database = database;
    }

    @Override
    public int number(Tenant tenant, Contracts contracts, String codeVersion) {
        return database.inTransaction(handle -> {
            // one at a time, or two services that start together would count the same deployment twice
            handle.execute("LOCK TABLE ops.deployment IN SHARE ROW EXCLUSIVE MODE");
            return handle.createQuery("""
                            WITH newest AS (
                              SELECT deployment, hash, code_version FROM ops.deployment
                              WHERE tenant = :tenant ORDER BY deployment DESC LIMIT 1),
                            added AS (
                              INSERT INTO ops.deployment (tenant, deployment, hash, code_version, contracts)
                              SELECT :tenant, coalesce((SELECT deployment FROM newest), 0) + 1, :hash, :code,
                                CAST(:contracts AS jsonb)
                              WHERE NOT EXISTS (SELECT FROM newest WHERE hash = :hash AND code_version = :code)
                              RETURNING deployment)
                            SELECT deployment FROM added UNION ALL SELECT deployment FROM newest LIMIT 1
                            """)
                    .bind("tenant", tenant.name())
                    .bind("hash", contracts.hash())
                    .bind("code", codeVersion)
                    .bind("contracts", json(contracts))
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public Contracts contracts(Tenant tenant, int deployment) {
        var json = database.inTransaction(handle -> handle.createQuery(
                        "SELECT contracts FROM ops.deployment WHERE tenant = :tenant AND deployment = :deployment")
                .bind("tenant", tenant.name())
                .bind("deployment", deployment)
                .mapTo(String.class)
                .one());
        try {
            var texts = JSON.readValue(json, new TypeReference<Map<String, String>>() {});
            return Contracts.of(texts.entrySet().stream()
                    .map(text -> ContractReader.read(text.getKey(), text.getValue()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("deployment " + deployment + " cannot be read", e);
        }
    }

    private static String json(Contracts contracts) {
        var texts = new TreeMap<String, String>();
        for (Contract contract : contracts.all()) {
            texts.put(contract.stream(), contract.text());
        }
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contracts are plain text", e);
        }
    }
}
