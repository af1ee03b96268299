package dev.wadi.scenarios.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.scenarios.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of a known kind needs a contract and a route file, and no Java. */
class NewStreamIT {

    private static final List<String> SHIPPED = List.of("application.properties", "contracts", "routes");
    private static final Path ADDED = Path.of("src", "test", "resources", "scenarios", "new-stream");

    @Test
    void isPublishedBesideTheOthers(@TempDir Path home) throws IOException {
        shippedAnd(ADDED, home);

        try (var installation = Installation.in(home).withTickets(200, 5)) {
            installation.with("wadi.feedback.bucket", installation.bucket());
            installation.put("surveys/week-1.csv", """
                    Antwort;Datum;Punkte;E-Mail;Filiale
                    1;05.01.2026 09:30;9.5;jörg@post.example;Köln
                    2;05.01.2026 09:31;sieben;anna@post.example;Bonn
                    """.getBytes(ISO_8859_1));
            installation.start();
            installation.awaitPublished();

            assertThat(new PostgresLedger(installation.database()).balances(Tenant.DEFAULT))
                    .allMatch(Balance::balanced)
                    .extracting(Balance::stream)
                    .containsExactly("feedback.survey", "tickets.ticket");
            assertThat(row(installation, "SELECT answer, answered::text, score, email, extra::text FROM gold.survey"))
                    .containsValues("2026-01-05 08:30:00+00", "jörg@post.example", "{\"Filiale\": \"Köln\"}");
            assertThat(row(
                            installation,
                            "SELECT problems->0->>'code' AS code FROM ops.quarantine WHERE stream = 'feedback.survey'"))
                    .containsValue("NUMBER_UNPARSABLE");
        }
    }

    /** Puts an installation as it is shipped, and what is added to it, into a folder. */
    static void shippedAnd(Path added, Path home) throws IOException {
        for (var shipped : SHIPPED) {
            copy(Path.of(shipped), home.resolve(shipped));
        }
        copy(added, home);
    }

    private static Map<String, Object> row(Installation installation, String sql) {
        return installation
                .database()
                .inTransaction(handle -> handle.createQuery(sql).mapToMap().one());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
