package dev.wadi.scenarios.operated;

import static dev.wadi.scenarios.operated.FacesIT.texts;
import static dev.wadi.scenarios.operated.Operated.STREAM;
import static dev.wadi.scenarios.operated.Operated.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenarios.Installation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quarantine desk, replays, backfills and rechecks: the same by HTTP, Jolokia and the command line. */
class DeskFacesIT {

    private static final String OF_CAUSE =
            "\"stream\":\"" + STREAM + "\",\"code\":\"FIELD_MISSING\",\"pointer\":\"/subject\"";
    private static final String CAUSE = "\"" + STREAM + "\",\"FIELD_MISSING\",\"/subject\"";
    private static final String[] CLI_CAUSE = {
        "--stream", STREAM, "--code", "FIELD_MISSING", "--pointer", "/subject", "--json", "--who", "tessa"
    };

    private final Operated operated = Operated.running();

    @Test
    void whatOneOfThemDecidesAllOfThemSee() {
        setAside("T-900001", "T-900002");
        var records = samples();
        assertThat(records).hasSize(2);
        var one = records.get(0).path("record").asText();
        var other = records.get(1).path("record").asText();
        seenInClear();

        var broken =
                steward("/quarantine/records/" + one + "/mend", "{\"fields\":{\"status\":\"lost\"},\"why\":\"a try\"}");
        assertThat(broken.path("kept").asBoolean(true)).isFalse();
        assertThat(broken.path("problems").findValuesAsText("pointer")).contains("/status", "/subject");
        assertThat(steward(
                                "/quarantine/records/" + one + "/mend",
                                "{\"fields\":{\"subject\":\"Invoice\"},\"why\":\"told\"}")
                        .path("kept")
                        .asBoolean())
                .isTrue();
        operated.installation().awaitPublished();
        assertThat(samples().findValuesAsText("record")).containsExactly(other);

        assertThat(value(operated.desk("discardRecord", "\"" + other + "\",\"a test\""))
                        .path("records")
                        .asInt())
                .isEqualTo(1);
        operated.installation().awaitPublished();
        assertThat(piles()).doesNotContain("FIELD_MISSING /subject");

        assertThat(operated.command("quarantine", "reopen", other, "--who", "tessa", "--why", "it was none"))
                .contains("1 pages wait");
        operated.installation().awaitPublished();
        assertThat(samples().findValuesAsText("record")).containsExactly(other);

        assertThat(acts())
                .containsSubsequence(
                        "tessa reopen it was none",
                        "stella discard a test",
                        "stella mend told",
                        "tessa look to see",
                        "stella look to see",
                        "stella look to see");
        assertThat(operated.installation().balance().balanced()).isTrue();
    }

    @Test
    void aReplayIsBegunByOneAndSeenByAll() {
        var begun = operator("/replays", "{\"stream\":\"" + STREAM + "\",\"scope\":\"all\",\"why\":\"to see\"}");
        var replay = begun.path("act").asLong();
        assertThat(begun.path("pages").asLong()).isPositive();

        onReplay("pause", replay);
        assertThat(operator("/replays/" + replay + "/resume", "{\"why\":\"enough\"}")
                        .path("paused")
                        .asInt())
                .isZero();
        operated.awaitReplayed();
        operated.installation().awaitPublished();

        var all = viewer("/replays").path("items");
        assertThat(all.get(0).path("replay").asLong()).isEqualTo(replay);
        assertThat(operated.cli("replay", "list", "--json").path("items")).isEqualTo(all);
        assertThat(texts(attribute("replays", "Recent"))).isEqualTo(texts(all));
    }

    @Test
    void theyTellTheSameOfBackfillsAndRechecks() {
        operated.installation().database().useTransaction(handle -> {
            handle.execute(
                    "INSERT INTO ops.backfill (tenant, stream, from_version, until_version, position, window_seconds,"
                            + " rate, state, records, asked_by) VALUES ('default', 'orders.order', '2025-01-01Z', '2025-02-01Z',"
                            + " '2025-01-16Z', 86400, 0, 'paused', 17, 'ann')");
            handle.execute(
                    "INSERT INTO quality.audit (tenant, stream, from_version, until_version, source, ours, missing,"
                            + " changed, back, gone, telling, verdict) VALUES ('default', 'orders.order', '2025-01-01Z',"
                            + " '2025-01-02Z', 9, 8, 1, 0, 0, 0, true, 'mended')");
        });

        var backfills = viewer("/backfills").path("items");
        assertThat(backfills.findValuesAsText("percent")).containsExactly("48");
        assertThat(operated.cli("backfill", "list", "--json").path("items")).isEqualTo(backfills);
        assertThat(texts(attribute("backfills", "All"))).isEqualTo(texts(backfills));

        var findings = viewer("/streams/orders.order/rechecks").path("items");
        assertThat(findings.findValuesAsText("verdict")).containsExactly("mended");
        assertThat(operated.cli("recheck", "list", "orders.order", "--json").path("items"))
                .isEqualTo(findings);
        var bean =
                "{\"type\":\"exec\",\"mbean\":\"dev.wadi:type=stream,name=\\\"orders.order\\\"\",\"operation\":\"findings\"}";
        assertThat(texts(value(operated.jolokia(bean)))).isEqualTo(texts(findings));

        var id = backfills.get(0).path("backfill").asLong();
        assertThat(operator("/backfills/" + id + "/cancel", "{\"why\":\"made up\"}")
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(operated.installation()
                        .count("SELECT count(*) FROM audit.operation WHERE who = 'otto' AND face = 'api'"
                                + " AND what = 'cancel-backfill' AND why = 'made up'"))
                .isEqualTo(1);
    }

    /** Has records read that say nothing in a field that must be there, among enough that do for the gates to pass. */
    private void setAside(String... tickets) {
        var header = new String(Installation.tickets(2, 1).get(0).bytes(), UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .findFirst()
                .orElseThrow();
        var good = IntStream.range(0, 98).mapToObj(number -> line(header, "T-80" + (1_000 + number), "Hello"));
        var bad = Stream.of(tickets).map(ticket -> line(header, ticket, ""));
        var lines = Stream.concat(good, bad).collect(Collectors.joining("\n", header + "\n", "\n"));
        operated.installation().put("tickets/desk-faces.csv", lines.getBytes(UTF_8));
        operator("/streams/" + STREAM + "/poll", "");
        operated.installation().awaitPublished();
    }

    private static String line(String header, String ticket, String subject) {
        var says = Map.of(
                "ticket_id", ticket,
                "created_at", "2026-01-01T10:00:00Z",
                "updated_at", "2026-01-01T10:00:00Z",
                "requester_name", "Zita Quux",
                "requester_email", "zita@quux.example",
                "subject", subject,
                "status", "open");
        return Stream.of(header.split(","))
                .map(column -> says.getOrDefault(column, ""))
                .collect(Collectors.joining(","));
    }

    /** All piles, as every face has them. */
    private List<String> piles() {
        var piles = viewer("/quarantine").path("items");
        assertThat(operated.cli("quarantine", "list", "--json").path("items")).isEqualTo(piles);
        assertThat(texts(attribute("quarantine", "Piles"))).isEqualTo(texts(piles));
        return texts(piles).stream()
                .map(pile -> pile.get("code") + " " + pile.get("pointer"))
                .toList();
    }

    /** Some records, as every face has them: masked for everybody. */
    private JsonNode samples() {
        assertThat(piles()).contains("FIELD_MISSING /subject");
        var samples = viewer("/quarantine/records?stream=" + STREAM + "&code=FIELD_MISSING&pointer=/subject&limit=5")
                .path("items");
        assertThat(operated.cli(words("quarantine", "show")).path("items")).isEqualTo(samples);
        assertThat(texts(value(operated.desk("show", CAUSE + ",5")))).isEqualTo(texts(samples));
        assertThat(samples.toString())
                .contains("Xxxx Xxxx")
                .doesNotContain("Quux")
                .doesNotContain("quux");
        return samples;
    }

    private void seenInClear() {
        var clear = steward("/quarantine/clear", "{" + OF_CAUSE + ",\"why\":\"to see\"}")
                .path("items");
        assertThat(clear.toString()).contains("Zita Quux");
        assertThat(texts(value(operated.desk("showClear", CAUSE + ",5,\"to see\""))))
                .isEqualTo(texts(clear));
        assertThat(operated.cli(words("quarantine", "show", "--clear", "--why", "to see"))
                        .path("items"))
                .isEqualTo(clear);
        var unsaid = operated.steward(operated.api()).post("/api/v1/quarantine/clear", "{" + OF_CAUSE + "}");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.body()).contains("say why");
    }

    private List<String> acts() {
        var acts = viewer("/quarantine/acts?limit=20").path("items");
        assertThat(operated.cli("quarantine", "acts", "--json").path("items")).isEqualTo(acts);
        assertThat(texts(value(operated.desk("acts", "20")))).isEqualTo(texts(acts));
        return texts(acts).stream()
                .map(act -> act.get("who") + " " + act.get("kind") + " " + act.get("why"))
                .toList();
    }

    private void onReplay(String operation, long replay) {
        var answer = operated.jolokia("{\"type\":\"exec\",\"mbean\":\"dev.wadi:type=replays\",\"operation\":\""
                + operation + "\",\"arguments\":[" + replay + ",\"wait\"]}");
        assertThat(value(answer).path("replay").asLong()).isEqualTo(replay);
    }

    private JsonNode viewer(String path) {
        var reply = operated.viewer(operated.api()).get("/api/v1" + path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    private JsonNode operator(String path, String body) {
        return json(operated.operator(operated.api()).post("/api/v1" + path, body));
    }

    private JsonNode steward(String path, String body) {
        return json(operated.steward(operated.api()).post("/api/v1" + path, body));
    }

    private JsonNode attribute(String type, String attribute) {
        return value(operated.jolokia(
                "{\"type\":\"read\",\"mbean\":\"dev.wadi:type=" + type + "\",\"attribute\":\"" + attribute + "\"}"));
    }

    private static JsonNode value(JsonNode answer) {
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    private static String[] words(String... first) {
        return Stream.concat(Stream.of(first), Stream.of(CLI_CAUSE)).toArray(String[]::new);
    }
}
