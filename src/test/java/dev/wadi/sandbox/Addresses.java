package dev.wadi.sandbox;

import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where everything is while the sandbox stays, and what to try there. */
record Addresses(SandboxServers servers, SandboxFiles files, SandboxUsers users) {

    private static final Pattern LISTENS = Pattern.compile("server listens.*server=\"([a-z.]+)\".*port=\"(\\d+)\"");

    List<String> lines() throws IOException {
        var ports = ports();
        var management = "http://localhost:" + ports.get("wadi.management");
        var api = "http://localhost:" + ports.get("wadi.api") + "/api/v1";
        var login = SandboxUsers.ACTS + ":" + users.password();
        var store = servers.tickets().store();
        var shop = servers.shop().database();
        var database = PostgresServer.USER + "@127.0.0.1:" + servers.postgres().port() + "/" + SandboxServers.DATABASE;
        return List.of(
                "",
                "serving until Ctrl-C",
                "  Hawtio      " + management + "/hawtio/",
                "              log in as " + SandboxUsers.ACTS + ", or as " + SandboxUsers.LOOKS
                        + " who may only look; the first is an operator and a steward; password "
                        + users.password(),
                "  API         curl -u " + login + " " + api + "/streams",
                "              curl -u " + login + " -H 'Content-Type: application/json' -d '{\"why\":\"to see\"}' "
                        + api + "/streams/tickets.ticket/pause",
                "              " + api + "/openapi.json",
                "  metrics     " + management + "/observe/metrics",
                "  Postgres    psql postgresql://" + database,
                "  bin/wadi    export WADI_DATABASE_URL="
                        + servers.postgres().urlWithoutUser(SandboxServers.DATABASE) + " WADI_HASH_KEY="
                        + SandboxService.HASH_KEY,
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

    /** Where the service that runs now listens: what it says last. */
    private Map<String, String> ports() throws IOException {
        return LISTENS.matcher(Files.readString(files.serviceLog()))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (before, now) -> now));
    }
}
