package dev.wadi.source.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Contracts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedQueryTest {

    @Test
    void endsWhereItIsToldTo() {
        assertThat(BoundedQuery.of("SELECT a FROM t WHERE o.`at`>=  :from ORDER BY o.`at`, a"))
                .isEqualTo("SELECT a FROM t WHERE o.`at` >= :from AND o.`at` < :until ORDER BY o.`at`, a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM t",
                "SELECT a FROM t WHERE :from <= at",
                "SELECT a FROM t WHERE coalesce(at, made) >= :from",
                "SELECT a FROM t WHERE at >= :from OR made >= :from"
            })
    void whatComparesInAnotherWayIsNotBounded(String query) {
        assertThat(BoundedQuery.isPossible(query)).isFalse();
        assertThatThrownBy(() -> BoundedQuery.of(query)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyQueryThatIsShippedCanBeBounded() {
        assertThat(Contracts.load(Path.of("contracts")).all())
                .filteredOn(contract -> contract.source().query().isPresent())
                .isNotEmpty()
                .allMatch(contract -> BoundedQuery.of(contract.source()).isPresent());
    }
}
