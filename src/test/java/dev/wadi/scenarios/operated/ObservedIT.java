package dev.wadi.scenarios.operated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.scenarios.Installation;
import org.junit.jupiter.api.Test;

/** The real service as Prometheus, Kubernetes and people see it. */
class ObservedIT {

    private static final int RECORDS = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsHowItDoesItsWork() throws Exception {
        try (var installation = Installation.shipped()
                .with("wadi.metrics.everyMillis", "100")
                .with("wadi.metrics.countEveryMillis", "1000")
                .with("wadi.log.format", "json")) {
            installation.withTickets(RECORDS, 3);
            installation.start();
            installation.awaitPublished();
            var management = installation.management();

            await().atMost(Installation.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    management.get("/observe/metrics").body())
                            .contains("wadi_landed_records{stream=\"tickets.ticket\",tenant=\"default\"} 400.0")
                            .contains("wadi_unpublished_age_seconds{stream=\"tickets.ticket\",tenant=\"default\"} 0.0")
                            .contains("wadi_leader{stream=\"tickets.ticket\",tenant=\"default\"} 1.0"));
            assertThat(management.get("/observe/metrics").body())
                    .contains("wadi_database_up{tenant=\"default\"} 1.0")
                    .containsPattern(
                            "wadi_freshness_seconds\\{entity=\"ticket\",stream=\"tickets.ticket\".*} [\\d.E]+\n")
                    .contains("wadi_unbalanced_records{stream=\"tickets.ticket\",tenant=\"default\"} 0.0")
                    .containsPattern("wadi_stage_seconds_count\\{stage=\"write\",stream=\"tickets.ticket\".*} [1-9]")
                    .containsPattern("wadi_stage_cpu_seconds_total\\{stage=\"map\".*} 0?\\.?\\d+")
                    .containsPattern("wadi_stage_seconds_count\\{stage=\"publish\",stream=\"-\".*} [1-9]")
                    .containsPattern("wadi_rejected_records_total\\{code=\"[A-Z_]+\",stream=\"tickets.ticket\"")
                    .containsPattern("wadi_s3_requests_total\\{operation=\"GetObject\".*} [1-9]")
                    .containsPattern("wadi_s3_received_bytes_total\\{.*} [1-9]")
                    .containsPattern(
                            "wadi_source_request_seconds_count\\{outcome=\"answered\",stream=\"tickets.ticket\"")
                    .containsPattern("wadi_reads_total\\{outcome=\"done\",stream=\"tickets.ticket\".*} [1-9]")
                    .containsPattern("camel_exchanges_total\\{.*routeId=\"write\"")
                    .contains("jvm_memory_used_bytes");
            assertThat(management.get("/observe/health").body())
                    .startsWith("{\"status\":\"UP\"")
                    .contains("{\"stream\":\"tickets.ticket\",\"status\":\"UP\",\"route\":\"Started\"");
            assertThat(management.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(management.get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(installation.logText().lines())
                    .allSatisfy(
                            line -> assertThat(JSON.readTree(line).isObject()).isTrue())
                    .anySatisfy(line ->
                            assertThat(JSON.readTree(line).path("port").asInt()).isEqualTo(management.port()));
        }
    }
}
