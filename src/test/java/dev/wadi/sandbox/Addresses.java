package dev.wadi.sandbox;

import dev.wadi.sandbox.server.PostgresServer;
import java.util.List;

/** Where everything is while the sandbox stays, and what to try there. */
record Addresses(SandboxServers servers, SandboxFiles files) {

    List<String> lines() {
        var store = servers.tickets().store();
        var shop = servers.shop().database();
        var database = PostgresServer.USER + "@127.0.0.1:" + servers.postgres().port() + "/" + SandboxServers.DATABASE;
        return List.of(
                "",
                "serving until Ctrl-C",
                "  Postgres    psql postgresql://" + database,
                "              " + servers.postgres().jdbcUrl(SandboxServers.DATABASE),
                "  MariaDB     mysql -h 127.0.0.1 -P " + shop.port() + " -u "
                        + shop.reader().user() + " -p" + shop.reader().password() + " shop",
                "  Salesforce  " + servers.crm().endpoint() + " (a simulator)",
                "  S3          " + store.endpoint() + " (by path), bucket " + SandboxServers.BUCKET + ", region "
                        + store.region(),
                "              access key " + store.accessKey() + ", secret key " + store.secretKey(),
                "  page        " + files.page().toUri(),
                "  log         " + files.serviceLog(),
                "  try         SELECT name, email, records, orders, lifecycle_stage FROM gold.customer_360 ORDER BY records DESC LIMIT 5;",
                "              SELECT stream, record_key, confidence, reason FROM identity.link LIMIT 5;",
                "              SELECT count(*) FROM gold.ticket_as_of(1);",
                "              SELECT stream, partition, byte_start, byte_count, problems FROM ops.quarantine LIMIT 5;",
                "              SELECT publication, published_at, facts, customers FROM ops.publication ORDER BY 1;");
    }
}
