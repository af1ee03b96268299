package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Sensitive;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void whoIsNotLetInIsToldByWhichSettingsAndNoSecret() {
        var settings = new DatabaseSettings(
                "jdbc:postgresql://db/wadi?sslpassword=s3cret", "ann", new Sensitive<>("s3cret"), 2);

        var failure = Database.notLetIn(
                settings, new IllegalStateException("pool", new SQLException("password authentication failed")));

        assertThat(failure)
                .hasMessage("no connection to wadi.database.url = 'jdbc:postgresql://db/wadi'"
                        + " as wadi.database.user = 'ann': password authentication failed");
    }
}
