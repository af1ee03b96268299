package dev.wadi.source.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowJsonTest {

    static Stream<Arguments> values() throws Exception { // what a Clob declares
        return Stream.of(
                Arguments.of(42, "42"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new BigInteger("18446744073709551615"), "18446744073709551615"),
                Arguments.of(new BigDecimal("20.50"), "20.50"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1.5f, "1.5"),
                Arguments.of(true, "true"),
                Arguments.of("Ünal \"q\" \n", "\"Ünal \\\"q\\\" \\n\""),
                Arguments.of("2026-01-02", "\"2026-01-02\""),
                Arguments.of(new byte[] {(byte) 0xff, 0}, "\"/wA=\""),
                Arguments.of(new SerialClob("long".toCharArray()), "\"long\""),
                Arguments.of(Date.valueOf(LocalDate.of(2026, 1, 2)), "\"2026-01-02\""),
                Arguments.of(LocalDateTime.parse("2026-01-02T03:04:05"), "\"2026-01-02T03:04:05Z\""),
                Arguments.of(LocalDateTime.parse("2026-01-02T03:04:05.678"), "\"2026-01-02T03:04:05.678Z\""),
                Arguments.of(LocalDateTime.parse("2026-01-02T03:04:05.000678"), "\"2026-01-02T03:04:05.000678Z\""),
                Arguments.of(Timestamp.from(Instant.parse("2026-01-02T03:04:05Z")), "\"2026-01-02T03:04:05Z\""),
                Arguments.of(OffsetDateTime.parse("2026-01-02T03:04:05+01:00"), "\"2026-01-02T02:04:05Z\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesAValue(Object value, String expected) {
        assertThat(written(Map.of("f", value))).isEqualTo("{\"f\":" + expected + "}");
    }

    @Test
    void writesArraysOfObjects() {
        assertThat(written(Map.of("lines", List.of(Map.of("sku", "A"), Map.of("sku", "B")))))
                .isEqualTo("{\"lines\":[{\"sku\":\"A\"},{\"sku\":\"B\"}]}");
        assertThat(written(Map.of("lines", List.of()))).isEqualTo("{\"lines\":[]}");
    }

    private static String written(Map<String, ?> record) {
        return new String(RowJson.bytes(record), UTF_8);
    }
}
