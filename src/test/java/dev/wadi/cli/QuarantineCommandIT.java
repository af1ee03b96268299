package dev.wadi.cli;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.postgres.KeyMark;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandIT {

    private static final String[] OF_CAUSE = {"--stream", NOTES, "--code", "NUMBER_UNPARSABLE", "--pointer", "/v"};

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;
    private Terminal terminal;

    @BeforeEach
    void begin(@TempDir Path contracts) throws IOException {
        for (var contract : Streams.both().all()) {
            Files.writeString(contracts.resolve(contract.stream() + ".yaml"), contract.text());
        }
        warehouse = new Warehouse(DATABASE, Streams.both());
        terminal = new Terminal()
                .with("wadi.database.url", DATABASE.url())
                .with("wadi.database.user", PostgresServer.USER)
                .with("wadi.tenant", warehouse.tenant().name())
                .with("wadi.hash.key", "000102030405060708090a0b0c0d0e0f")
                .with("wadi.contracts", contracts.toString());
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello", "b,zwei,bob@x.test,Bob,,", "c,1,,,,");
    }

    @Test
    void mendsWhatItShows() {
        assertThat(terminal.says("quarantine").out()).contains("1       1         0  desk.note NUMBER_UNPARSABLE /v");
        var shown = terminal.says(words("quarantine", "show")).out();
        assertThat(shown).contains("NUMBER_UNPARSABLE /v", "name = Xxx").doesNotContain("Bob");
        var record = shown.substring(0, shown.indexOf(' '));

        var unmended = terminal.says("quarantine", "mend", record, "--set", "v=drei", "--why", "a typo");
        var unsaid = terminal.says("quarantine", "mend", record, "--set", "v=2");
        var mended = terminal.says("quarantine", "mend", record, "--set", "v=2", "--who", "ann", "--why", "a typo");
        attempt();

        assertThat(unmended.status()).isEqualTo(Exit.FAILED);
        assertThat(unmended.out()).contains("NUMBER_UNPARSABLE");
        assertThat(unsaid).isEqualTo(new Terminal.Said(Exit.WRONG, "", "say why" + System.lineSeparator()));
        assertThat(mended.out()).contains("1 records; 1 pages wait for another attempt");
        assertThat(DATABASE.one("SELECT v FROM gold.note WHERE tenant = ? AND id = 'b'", warehouse.tenant()))
                .isEqualTo("2");
        assertThat(terminal.says("quarantine", "list").out()).doesNotContain("desk.note");
        assertThat(terminal.says("quarantine", "acts").out()).contains("mend     ann: a typo");
    }

    @Test
    void isRefusedUnderAnotherKeyThanTheServiceHas() {
        KeyMark.keep(
                DATABASE.database(),
                warehouse.tenant(),
                KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f")));

        var said = terminal.with("wadi.hash.key", "0f0e0d0c0b0a09080706050403020100")
                .says("quarantine", "list");

        assertThat(said.status()).isEqualTo(Exit.WRONG);
        assertThat(said.err()).contains("wadi.hash.key is not the key");
    }

    @Test
    void showsWhatRecordsSayToThoseWhoSayWhy() {
        assertThat(terminal.says(words("quarantine", "show", "--clear")).status())
                .isEqualTo(Exit.WRONG);
        assertThat(terminal.says(words("quarantine", "show", "--clear", "--why", "a call"))
                        .out())
                .contains("name = Bob");
    }

    @Test
    void discardsAndTakesItBack() {
        assertThat(terminal.says(words("quarantine", "discard", "--why", "a test of theirs"))
                        .out())
                .contains("1 records");
        attempt();
        assertThat(warehouse.balance(NOTES).filtered()).isEqualTo(1);
        var record = DATABASE.one(
                "SELECT page_id || '.' || ordinal FROM ops.quarantine WHERE tenant = ?", warehouse.tenant());

        terminal.says("quarantine", "reopen", record, "--why", "no test after all");
        attempt();

        assertThat(warehouse.balance(NOTES).filtered()).isZero();
        assertThat(warehouse.balance(NOTES).rejected()).isEqualTo(1);
    }

    @Test
    void previewsAndRedrives() {
        assertThat(terminal.says(words("quarantine", "redrive", "--preview")).out())
                .contains("of 1 pages 1 tried", "0  fixed", "1  set aside as before", "2  the same");
        assertThat(terminal.says(words("quarantine", "redrive", "--why", "again"))
                        .out())
                .contains("nothing to do");
    }

    @Test
    void replays() {
        var started = terminal.says("replay", "start", NOTES, "--scope", "ALL", "--why", "to see")
                .out();
        var replay = started.replaceAll("replay (\\d+): 1 pages\\s*", "$1");

        assertThat(terminal.says("replay", "pause", replay, "--why", "to see").out())
                .contains("1 pages asked for, 0 left, 1 paused");
        assertThat(terminal.says("replay", "resume", replay, "--why", "to see").out())
                .contains("1 left, 0 paused");
        attempt();
        assertThat(terminal.says("replay", "show", replay).out()).contains("0 left");
        assertThat(terminal.says("replay", "show", "999999"))
                .isEqualTo(new Terminal.Said(Exit.FAILED, "", "there is no act 999999" + System.lineSeparator()));
    }

    private void attempt() {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
    }

    private static String[] words(String... words) {
        var all = new String[words.length + OF_CAUSE.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(OF_CAUSE, 0, all, words.length, OF_CAUSE.length);
        return all;
    }
}
