package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ticket_id", "order", "x2"})
    void quotesNamesOfTheCheckedForm(String name) {
        assertThat(Identifiers.quoted(name)).isEqualTo('"' + name + '"');
    }

    @Test
    void takesANameAsLongAsPostgresDoesAndNoLonger() {
        assertThat(Identifiers.quoted("x".repeat(63))).hasSize(65);
        assertThatThrownBy(() -> Identifiers.quoted("x".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "_a", "a b", "a\"", "a;", "a.b", "a-b", "ä", "a\n", "a'--"})
    void refusesEverythingElse(String name) {
        assertThatThrownBy(() -> Identifiers.quoted(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Identifiers.list("v.", List.of("good", name)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsNamesWithTheirPrefix() {
        assertThat(Identifiers.list("v.", List.of("a", "b"))).isEqualTo("v.\"a\", v.\"b\"");
    }

    @Test
    void writesAStreamAsALiteral() {
        assertThat(Identifiers.streamLiteral("tickets.ticket")).isEqualTo("'tickets.ticket'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tickets",
                "tickets.",
                "tickets.ticket'",
                "tickets.ticket; --",
                "a.b.c",
                "Tickets.ticket",
                "a.b\n"
            })
    void refusesWhatNamesNoStream(String stream) {
        assertThatThrownBy(() -> Identifiers.streamLiteral(stream)).isInstanceOf(IllegalArgumentException.class);
    }
}
