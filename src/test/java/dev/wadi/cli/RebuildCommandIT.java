package dev.wadi.cli;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An empty database becomes what readers saw, at the end or at an instant. */
class RebuildCommandIT {

    private TestDatabase journal;
    private TestDatabase empty;
    private Warehouse warehouse;
    private Terminal terminal;

    @BeforeEach
    void deliverTwice() {
        journal = TestDatabase.create();
        empty = TestDatabase.create();
        warehouse = new Warehouse(journal, Streams.both());
        terminal = new Terminal()
                .with("wadi.database.url", empty.url())
                .with("wadi.database.user", PostgresServer.USER)
                .with("wadi.tenant", warehouse.tenant().name())
                .with("wadi.hash.key", "000102030405060708090a0b0c0d0e0f");
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello", "b,1,bob@x.test,Bob,,", "c,eins,,,,");
        warehouse.deliver(NOTES, "two", "a,2,ann@x.test,Ann,,bye");
    }

    @AfterEach
    void close() {
        journal.close();
        empty.close();
    }

    @Test
    void makesTheWarehouseAgain() {
        var said = terminal.says("rebuild", "--journal", journal.url());

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isEqualTo(Exit.OK);
        assertThat(said.out()).contains("the same", "2 publications made again, 0 of them different");
        assertThat(notes(empty)).isEqualTo(notes(journal)).isEqualTo("a 2, b 1");
    }

    @Test
    void makesWhatReadersSawAtAnInstant() {
        var then = journal.one(
                "SELECT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " FROM ops.publication WHERE tenant = ? AND publication = 1",
                warehouse.tenant());

        var said = terminal.says("rebuild", "--journal", journal.url(), "--until", then);

        assertThat(said.out()).contains("1 publications made again, 0 of them different");
        assertThat(notes(empty)).isEqualTo("a 1, b 1");
        assertThat(empty.one(
                        "SELECT count(*) FROM bronze.claim WHERE tenant = ? AND state = 'waiting'", warehouse.tenant()))
                .isEqualTo("1");
    }

    @Test
    void leavesADatabaseAloneThatHoldsSomething() {
        terminal.says("rebuild", "--journal", journal.url());

        var again = terminal.says("rebuild", "--journal", journal.url());

        assertThat(again.status()).isEqualTo(Exit.WRONG);
        assertThat(again.err()).contains("the database is complete");
        assertThat(notes(empty)).isEqualTo("a 2, b 1");
    }

    @Test
    void keepsOtherCommandsOutUntilItHasEnded() {
        terminal.says("rebuild", "--journal", journal.url());
        empty.change("UPDATE ops.rebuild SET done_at = NULL WHERE tenant = ?", warehouse.tenant());

        var said = terminal.says("quarantine", "list");

        assertThat(said.status()).isEqualTo(Exit.WRONG);
        assertThat(said.err()).contains("the database is half made");
        assertThat(said.out()).isEmpty();
    }

    private String notes(TestDatabase database) {
        return database.one(
                "SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM gold.note WHERE tenant = ?",
                warehouse.tenant());
    }
}
