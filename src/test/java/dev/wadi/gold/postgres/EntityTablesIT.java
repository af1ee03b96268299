package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a database of its own: tables belong to all tenants. */
class EntityTablesIT {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesReadersTheColumnsOfTheContract() {
        EntityTables.ensure(database.database(), Streams.both());

        assertThat(columns("gold", "note"))
                .containsExactly(
                        "tenant",
                        "record_key",
                        "customer_id",
                        "id",
                        "v",
                        "email",
                        "name",
                        "phone",
                        "text",
                        "extra",
                        "page_id",
                        "ordinal",
                        "from_publication");
    }

    @Test
    void addsAColumnThatALaterContractNames() {
        var warehouse = new Warehouse(database, Streams.both());
        warehouse.deliver(NOTES, "before", "a,1,,,,hello");
        warehouse.deploy(Streams.withMood(), "1");

        warehouse.deliver(NOTES, "after", "b,1,,,,merry,hello");

        assertThat(columns("silver", "note")).contains("mood");
        assertThat(columns("gold", "note")).containsSubsequence("phone", "mood", "text");
        assertThat(database.rows("SELECT record_key, mood FROM gold.note ORDER BY 1"))
                .containsExactly("a|-", "b|merry");
        assertThat(database.rows("SELECT record_key, mood FROM gold.note_as_of(2) ORDER BY 1"))
                .containsExactly("a|-", "b|merry");
    }

    @Test
    void hidesAColumnThatALaterContractLeavesOutAndKeepsItsValues() {
        var warehouse = new Warehouse(database, Streams.withMood());
        warehouse.deliver(NOTES, "before", "a,1,,,,merry,hello");

        warehouse.deploy(Streams.both(), "1");

        assertThat(columns("gold", "note")).doesNotContain("mood").contains("text");
        assertThat(database.one("SELECT mood FROM gold.note_history")).isEqualTo("merry");
    }

    @Test
    void changesNothingTheSecondTime() {
        EntityTables.ensure(database.database(), Streams.both());
        var once = catalogue();

        EntityTables.ensure(database.database(), Streams.both());

        assertThat(catalogue()).isEqualTo(once).isNotEmpty();
    }

    @Test
    void mayBeEnsuredByManyAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(3);
        Callable<Boolean> ensure = () -> {
            EntityTables.ensure(database.database(), Streams.both());
            return true;
        };

        try {
            for (var result : threads.invokeAll(List.of(ensure, ensure, ensure))) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(columns("gold", "call")).contains("company");
    }

    @Test
    void tellsWhatEveryTableAndColumnIs() {
        EntityTables.ensure(database.database(), Streams.both());
        EntityTables.ensure(database.database(), Streams.shop());

        assertThat(withoutComment("note", "note_history", "customer_360", "customer_history", "daily_revenue"))
                .isEmpty();
        assertThat(comment("gold", "note", "text")).isEqualTo("What was said");
        assertThat(comment("silver", "note", "text")).isEqualTo("What was said");
    }

    private List<String> columns(String schema, String table) {
        return database.rows("""
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position
                """, schema, table);
    }

    /** Every relation, column, index and function with its identity: something made anew would have another. */
    private List<String> catalogue() {
        return database.rows("""
                SELECT c.oid, c.relname, a.attname, a.attnum, col_description(c.oid, a.attnum)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE n.nspname IN ('silver', 'gold')
                UNION ALL
                SELECT p.oid, p.proname, '', 0, '' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = 'gold'
                ORDER BY 1, 4
                """);
    }

    /** Tables, views and their columns in silver and gold without a comment, once it is certain that some are looked at. */
    private List<String> withoutComment(String... lookedAt) {
        var columns = """
                SELECT c.relname, coalesce(a.attname, 'itself'), d.description IS NULL AS bare FROM pg_class c
                JOIN (SELECT attrelid, attname, attnum FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
                      UNION ALL SELECT oid, NULL, 0 FROM pg_class) a ON a.attrelid = c.oid
                LEFT JOIN pg_description d
                  ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
                WHERE c.relnamespace IN ('silver'::regnamespace, 'gold'::regnamespace) AND c.relkind IN ('r', 'v')
                """;
        assertThat(database.rows("SELECT DISTINCT relname FROM (" + columns + ") c"))
                .contains(lookedAt);
        return database.rows("SELECT * FROM (" + columns + ") c WHERE bare ORDER BY 1, 2");
    }

    private String comment(String schema, String table, String column) {
        return database.one("""
                SELECT d.description FROM pg_description d
                JOIN pg_class c ON c.oid = d.objoid JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
                WHERE n.nspname = ? AND c.relname = ? AND a.attname = ?
                """, schema, table, column);
    }
}
