package dev.wadi.ledger.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.Deployments;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Deployments in {@code ops.deployment}, contracts kept whole so that any attempt can be made again. */
public final class PostgresDeployments implements Deployments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Database database;

    public PostgresDeployments(Database database) {
        this.database = database;
    }

    @Override
    public int number(Tenant tenant, Deployment deployment) {
        return database.inTransaction(handle -> {
            // one at a time, or two services that start together would count the same deployment twice
            handle.execute("LOCK TABLE ops.deployment IN SHARE ROW EXCLUSIVE MODE");
            return handle.createQuery("""
                            WITH newest AS (
                              SELECT deployment, hash, code_version FROM ops.deployment
                              WHERE tenant = :tenant ORDER BY deployment DESC LIMIT 1),
                            added AS (
                              INSERT INTO ops.deployment (tenant, deployment, hash, code_version, contracts,
                                identity_link, identity_review, identity_many, reference_data)
                              SELECT :tenant, coalesce((SELECT deployment FROM newest), 0) + 1, :hash, :code,
                                CAST(:contracts AS jsonb), :link, :review, :many, CAST(:references AS jsonb)
                              WHERE NOT EXISTS (SELECT FROM newest WHERE hash = :hash AND code_version = :code)
                              RETURNING deployment)
                            SELECT deployment FROM added UNION ALL SELECT deployment FROM newest LIMIT 1
                            """)
                    .bind("tenant", tenant.name())
                    .bind("hash", deployment.hash())
                    .bind("code", deployment.codeVersion())
                    .bind("contracts", json(texts(deployment.contracts())))
                    .bind("link", deployment.identity().link())
                    .bind("review", deployment.identity().review())
                    .bind("many", deployment.identity().many())
                    .bind("references", json(deployment.references()))
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public Deployment deployment(Tenant tenant, int number) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT code_version, contracts, identity_link, identity_review, identity_many, reference_data
                        FROM ops.deployment WHERE tenant = :tenant AND deployment = :number
                        """)
                .bind("tenant", tenant.name())
                .bind("number", number)
                .map((row, context) -> deployment(row))
                .one());
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        var contracts = read(row.getString("contracts")).entrySet().stream()
                .map(text -> ContractReader.read(text.getKey(), text.getValue()))
                .toList();
        return new Deployment(
                Contracts.of(contracts),
                row.getString("code_version"),
                new RegisterSettings(
                        row.getDouble("identity_link"),
                        row.getDouble("identity_review"),
                        row.getInt("identity_many"),
                        1),
                read(row.getString("reference_data")));
    }

    private static Map<String, String> texts(Contracts contracts) {
        var texts = new TreeMap<String, String>();
        contracts.all().forEach(contract -> texts.put(contract.stream(), contract.text()));
        return texts;
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a deployment is kept as texts", e);
        }
    }
}
