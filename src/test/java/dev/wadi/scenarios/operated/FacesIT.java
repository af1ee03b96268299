package dev.wadi.scenarios.operated;

import static dev.wadi.scenarios.operated.Operated.STREAM;
import static dev.wadi.scenarios.operated.Operated.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.wadi.testkit.web.RawHttp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP API, Jolokia and the command line say and do the same. */
class FacesIT {

    private static final String BEAN = "dev.wadi:type=stream,name=\\\"" + STREAM + "\\\"";

    private final Operated operated = Operated.running();

    @AfterEach
    void resume() {
        operated.operator(operated.api()).post("/api/v1/streams/" + STREAM + "/resume", "");
    }

    @Test
    void whatOneOfThemDoesAllOfThemSee() {
        assertThat(states()).containsOnly("running");

        operated.operator(operated.api())
                .post("/api/v1/streams/" + STREAM + "/pause", "{\"why\": \"the vendor's works\"}");
        assertThat(states()).containsOnly("paused");
        operated.jolokia(exec("resume", "they are done"));
        assertThat(states()).containsOnly("running");
        operated.cli("pause", STREAM, "--why", "once more", "--json");
        assertThat(states()).containsOnly("paused");
        operated.operator(operated.api()).post("/api/v1/streams/" + STREAM + "/resume", "");
        operated.jolokia(exec("pause", ""));
        assertThat(states()).containsOnly("paused");
        operated.cli("resume", STREAM, "--json");
        assertThat(states()).containsOnly("running");

        List<String> audit = operated.installation()
                .database()
                .inTransaction(handle -> handle.createQuery(
                                "SELECT who || ' ' || face || ' ' || what || ' ' || why FROM audit.operation ORDER BY operation_id")
                        .mapTo(String.class)
                        .list());
        assertThat(audit)
                .containsSubsequence(
                        "otto api pause the vendor's works",
                        "otto jmx resume they are done",
                        "terminal cli pause once more",
                        "otto jmx pause ",
                        "terminal cli resume ");
    }

    @Test
    void eachOfThemReadsAtOnce() {
        operated.export("asked-by-api");
        operated.operator(operated.api()).post("/api/v1/streams/" + STREAM + "/poll", "");
        operated.installation().awaitPublished();

        operated.export("asked-by-jmx");
        operated.jolokia(exec("pollNow", ""));
        operated.installation().awaitPublished();

        operated.export("asked-by-cli");
        assertThat(operated.cli("run", STREAM, "--json").at("/items/0/asked").asBoolean())
                .isTrue();
        operated.installation().awaitPublished();
    }

    @Test
    void noneOfThemReadsAPausedStream() {
        operated.operator(operated.api()).post("/api/v1/streams/" + STREAM + "/pause", "");

        assertThat(operated.operator(operated.api())
                        .post("/api/v1/streams/" + STREAM + "/poll", "")
                        .status())
                .isEqualTo(409);
        assertThat(operated.jolokia(exec("pollNow", "")).path("status").asInt()).isNotEqualTo(200);
        assertThat(operated.cli("run", STREAM, "--json").path("exit").asInt()).isEqualTo(1);
    }

    @Test
    void theyTellTheSameOfTheLedgerRunsPublicationsWorkersAndRejects() {
        var balances = get("/ledger").path("items");
        assertThat(balances)
                .isNotEmpty()
                .allMatch(balance -> balance.path("balanced").asBoolean());
        assertThat(operated.cli("ledger", "--json").path("items")).isEqualTo(balances);
        assertThat(texts(read("ledger", "Balances"))).isEqualTo(texts(balances));

        var runs = get("/runs?limit=3").path("items");
        assertThat(operated.cli("runs", "--limit", "3", "--json").path("items")).isEqualTo(runs);
        assertThat(
                        texts(
                                value(
                                        "{\"type\":\"exec\",\"mbean\":\"dev.wadi:type=ledger\",\"operation\":\"runs\",\"arguments\":[\"\",3]}")))
                .isEqualTo(texts(runs));

        var publications = get("/publications").path("items");
        assertThat(operated.cli("publications", "--json").path("items")).isEqualTo(publications);
        assertThat(read("publications", "Latest").asInt())
                .isEqualTo(publications.get(0).path("publication").asInt());
        assertThat(get("/publications/1")).isEqualTo(publications.get(publications.size() - 1));

        var load = get("/workers");
        assertThat(operated.cli("workers", "--json").at("/items/0")).isEqualTo(load);
        assertThat(read("workers", "Waiting").asInt())
                .isEqualTo(load.path("waiting").asInt());

        var rejects = get("/rejects").path("items");
        assertThat(rejects).isNotEmpty();
        assertThat(operated.cli("rejects", "--json").path("items")).isEqualTo(rejects);
        assertThat(texts(read("ledger", "Rejects"))).isEqualTo(texts(rejects));
    }

    @Test
    void aPageOfRunsFollowsOnTheOneBefore() {
        var all = numbers(get("/runs?limit=500&stream=" + STREAM));
        var paged = new ArrayList<Integer>(numbers(get("/runs?limit=2&stream=" + STREAM)));
        while (paged.size() < all.size()) {
            paged.addAll(numbers(get("/runs?limit=2&stream=" + STREAM + "&before=" + paged.get(paged.size() - 1))));
        }

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aParkedPageIsReleasedOnce() {
        var database = operated.installation().database();
        var page = operated.installation().count("SELECT max(page_id) FROM bronze.page");
        // as if work on it had failed three times; its attempt stands, so that it is done again at once
        database.useTransaction(handle ->
                handle.execute("UPDATE bronze.claim SET state = 'parked', lapses = 3 WHERE page_id = ?", page));
        assertThat(get("/workers").path("parked").asInt()).isEqualTo(1);
        assertThat(operated.cli("workers", "--pages", "--json")
                        .at("/items/0/page")
                        .asLong())
                .isEqualTo(page);

        assertThat(operated.operator(operated.api())
                        .post("/api/v1/pages/" + page + "/release", "{\"why\": \"mended\"}")
                        .status())
                .isEqualTo(200);

        operated.awaitSaid(() -> operated.installation()
                        .count("SELECT count(*) FROM bronze.claim WHERE state = 'done' AND page_id = " + page)
                == 1);
        assertThat(operated.operator(operated.api())
                        .post("/api/v1/pages/" + page + "/release", "")
                        .status())
                .isEqualTo(409);
        operated.installation().awaitPublished();
    }

    @Test
    void whatCannotBeIsSaidAsAProblem() {
        var api = operated.operator(operated.api());
        refused(404, api.get("/api/v1/streams/nowhere"));
        refused(404, api.post("/api/v1/streams/nowhere/pause", ""));
        refused(404, api.get("/api/v1/publications/99999"));
        refused(400, api.get("/api/v1/publications/one"));
        refused(400, api.get("/api/v1/runs?limit=0"));
        refused(400, api.get("/api/v1/runs?before=x"));
        refused(400, api.post("/api/v1/streams/" + STREAM + "/pause", "[1"));
        refused(400, api.post("/api/v1/streams/" + STREAM + "/pause", "{\"why\": 1}"));
        refused(400, api.post("/api/v1/streams/" + STREAM + "/pause", "{\"why\": \"" + "x".repeat(501) + "\"}"));
    }

    private void refused(int status, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().get("content-type")).isEqualTo("application/problem+json");
        conforms(reply, "/components/schemas/Problem");
    }

    @Test
    void theDocumentIsTrueOfEveryAnswer() {
        var document = document();
        var refused = new ArrayList<String>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!List.of("get", "post").contains(method.getKey())) {
                        return;
                    }
                    var reply = asked(document, path.getKey(), method.getKey(), method.getValue());
                    if (reply.status() == 200) {
                        var schema = resolved(document, method.getValue().at("/responses/200"));
                        validates(reply, schema.at("/content/application~1json/schema"));
                    } else {
                        refused.add(path.getKey());
                        conforms(reply, "/components/schemas/Problem");
                    }
                }));

        // no such record is set aside, there is no such parked page, exports are not looked at again; a backfill of an
        // export
        // without folders may be done before it is paused
        var always = List.of(
                "/api/v1/pages/{page}/release",
                "/api/v1/quarantine/records/{record}/mend",
                "/api/v1/quarantine/records/{record}/discard",
                "/api/v1/streams/{stream}/recheck");
        assertThat(refused).containsAll(always);
        assertThat(refused).filteredOn(path -> !always.contains(path)).allMatch(path -> path.contains("/{backfill}/"));
        operated.awaitReplayed();
        operated.installation().awaitPublished();
    }

    /** What is answered to what the document gives as an example. */
    private Reply asked(JsonNode document, String path, String method, JsonNode documented) {
        var url = new StringBuilder(Operated.path(path));
        var separator = '?';
        for (var parameter : documented.path("parameters")) {
            if (parameter.has("example")) {
                url.append(separator)
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(parameter.path("example").asText());
                separator = '&';
            }
        }
        var steward = documented.at("/security/0/password/0").asText("").equals("steward");
        var api = steward ? operated.steward(operated.api()) : operated.operator(operated.api());
        if (method.equals("get")) {
            return api.get(url.toString());
        }
        var body = resolved(document, documented.path("requestBody")).at("/content/application~1json/example");
        return api.post(url.toString(), body.toString().replace("orders.order", STREAM));
    }

    private List<String> states() {
        return List.of(
                get("/streams/" + STREAM).path("state").asText(),
                stateIn(operated.cli("streams", "--json")),
                freshState());
    }

    private static String stateIn(JsonNode streams) {
        for (var stream : streams.path("items")) {
            if (stream.path("stream").asText().equals(STREAM)) {
                return stream.path("state").asText();
            }
        }
        return "missing";
    }

    /** What beans say may be a quarter of a second old. */
    private String freshState() {
        var now = get("/streams/" + STREAM).path("state").asText();
        operated.awaitSaid(() -> beanState().equals(now));
        return beanState();
    }

    private String beanState() {
        return value("{\"type\":\"read\",\"mbean\":\"" + BEAN + "\",\"attribute\":\"State\"}")
                .asText();
    }

    private JsonNode read(String type, String attribute) {
        return value(
                "{\"type\":\"read\",\"mbean\":\"dev.wadi:type=" + type + "\",\"attribute\":\"" + attribute + "\"}");
    }

    private JsonNode value(String request) {
        var answer = operated.jolokia(request);
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    private static String exec(String operation, String why) {
        return "{\"type\":\"exec\",\"mbean\":\"" + BEAN + "\",\"operation\":\"" + operation + "\",\"arguments\":[\""
                + why + "\"]}";
    }

    private JsonNode get(String path) {
        var reply = operated.viewer(operated.api()).get("/api/v1" + path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    /** The texts of all values, whatever their types: a table of JMX holds texts. */
    static List<Map<String, String>> texts(JsonNode rows) {
        var texts = new ArrayList<Map<String, String>>();
        rows.forEach(row -> {
            var text = new TreeMap<String, String>();
            row.fields().forEachRemaining(field -> text.put(field.getKey(), Operated.text(field.getValue())));
            texts.add(text);
        });
        return texts;
    }

    private static List<Integer> numbers(JsonNode page) {
        return page.path("items").findValues("run").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private JsonNode document() {
        return json(operated.api().get("/api/v1/openapi.json"));
    }

    private static JsonNode resolved(JsonNode document, JsonNode response) {
        var reference = response.path("$ref").asText("");
        return reference.isEmpty() ? response : document.at(reference.substring(1));
    }

    private void conforms(Reply reply, String schema) {
        validates(reply, json("{\"$ref\": \"#" + schema + "\"}"));
    }

    private void validates(Reply reply, JsonNode schema) {
        var whole = ((ObjectNode) document()).deepCopy();
        whole.remove("paths");
        whole.setAll((ObjectNode) schema);
        var problems = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole)
                .validate(json(reply));
        assertThat(problems).as(reply.body()).isEmpty();
    }
}
