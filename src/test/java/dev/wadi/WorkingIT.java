package dev.wadi;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.cli.Home;
import dev.wadi.journal.postgres.Rebuild;
import dev.wadi.ledger.Deployment;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WorkingIT {

    @Test
    void theServiceDoesNotStartInADatabaseThatIsHalfMadeAgain() {
        try (var journal = TestDatabase.create();
                var made = TestDatabase.create()) {
            var warehouse = new Warehouse(journal, Streams.both());
            warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello");
            var rebuild = new Rebuild(
                    journal.database(), made.database(), warehouse.tenant(), Warehouse.HASH, Warehouse.LIFECYCLE);
            assertThatThrownBy(() -> rebuild.until(Instant.MAX, each -> {
                        throw new IllegalStateException("enough for today");
                    }))
                    .hasMessage("enough for today");

            assertThatThrownBy(() -> start(made))
                    .isInstanceOf(Rebuild.HalfMade.class)
                    .hasMessageContaining("wadi.database.url: the database is half made again")
                    .hasMessageContaining("wadi rebuild");
            assertThat(made.one("SELECT count(*) FROM ops.deployment")).isEqualTo("1");

            rebuild.until(Instant.MAX, each -> {});
            assertThatCode(() -> start(made)).doesNotThrowAnyException();
        }
    }

    private static void start(TestDatabase database) {
        var settings = new Home(Path.of(""), Map.of(), given(), "1").settings();
        new Working(settings, database.database(), Streams.both())
                .prepare(new Deployment(Streams.both(), "1", Warehouse.IDENTITY, Map.of()));
    }

    private static Properties given() {
        var given = new Properties();
        given.setProperty("wadi.hash.key", "000102030405060708090a0b0c0d0e0f");
        return given;
    }
}
