package dev.wadi.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldedRowsTest {

    @Test
    void rowsOfOneKeyAreOneRecordWithAnArray() {
        assertThat(folded(row(1, "open", "A", 2), row(1, "open", "B", 3), row(2, "paid", "A", 1)))
                .extracting(Object::toString)
                .containsExactly(
                        "{id=1, status=open, lines=[{sku=A, quantity=2}, {sku=B, quantity=3}]}",
                        "{id=2, status=paid, lines=[{sku=A, quantity=1}]}");
    }

    @Test
    void aRowThatJoinedNothingGivesAnEmptyArray() {
        assertThat(folded(row(1, "open", null, null)))
                .extracting(Object::toString)
                .containsExactly("{id=1, status=open, lines=[]}");
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertThat(folded(row(1, null, "A", null)))
                .extracting(Object::toString)
                .containsExactly("{id=1, lines=[{sku=A}]}");
    }

    @Test
    void rowsWithoutAKeyAreRecordsOfTheirOwn() {
        assertThat(folded(row(null, "open", "A", 1), row(null, "open", "B", 1))).hasSize(2);
    }

    @Test
    void aKeyThatComesAgainLaterIsAnotherRecord() {
        assertThat(folded(row(1, "open", "A", 1), row(2, "open", "A", 1), row(1, "paid", "A", 1)))
                .hasSize(3);
    }

    @Test
    void nothingComesOfNothing() {
        var none = new FoldedRows(List.<Map<String, @Nullable Object>>of().iterator(), "id");

        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @SafeVarargs
    private static List<Map<String, Object>> folded(Map<String, @Nullable Object>... rows) {
        var records = new ArrayList<Map<String, Object>>();
        new FoldedRows(List.of(rows).iterator(), "id").forEachRemaining(records::add);
        return records;
    }

    private static Map<String, @Nullable Object> row(
            @Nullable Integer id, @Nullable String status, @Nullable String sku, @Nullable Integer quantity) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("status", status);
        row.put("lines.sku", sku);
        row.put("lines.quantity", quantity);
        return row;
    }
}
