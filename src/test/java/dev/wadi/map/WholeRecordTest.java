package dev.wadi.map;

import static dev.wadi.testkit.Pages.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Origin;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record is read as where one field is not enough to say it. */
class WholeRecordTest {

    private static final YAMLMapper JSON = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Contract CONTRACT = ContractReader.read("deal.yaml", """
            stream: tickets.ticket
            title: Deals
            description: Deals
            owner: sales
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: at
            schema: {}
            entity: deal
            columns:
              - { name: id, type: text }
              - { name: at, type: integer }
              - { name: phone, type: phone, country-from: country, country: FR }
              - { name: state, type: region, country-from: country }
              - { name: country, type: country }
              - { name: amount, type: money, scale: 2, currency: currency }
              - { name: currency, from: Currency, type: currency }
              - { name: employer, from: /Account/Name, type: text }
              - { name: lines, type: json }
            ignore: [attributes, /Account/attributes]
            """);

    private final Mapper mapper =
            new Mapper(Contracts.of(List.of(CONTRACT)), KeyedHash.of(new Sensitive<>("0123456789abcdef".repeat(2))));

    @ParameterizedTest
    @CsvSource({
        "030 123456, , ",
        "01 72 34 56 78, , +33172345678",
        "030 123456, Germany, +4930123456",
        "030 123456, Atlantis, ",
        "01 72 34 56 78, Atlantis, "
    })
    void aPhoneIsReadForTheCountryTheRecordNamesOrElseTheOneTheContractDoes(
            String phone, @Nullable String country, @Nullable String e164) throws IOException {
        var version = version("{phone: '" + phone + "', country: " + country + "}");

        assertThat(value(version, "phone")).isEqualTo(e164);
    }

    @Test
    void aRegionIsReadForTheCountryWhereverItsColumnStands() throws IOException {
        assertThat(value(version("{state: Ms., country: USA}"), "state")).isEqualTo("MS");
        assertThat(value(version("{state: Victoria, country: Australia}"), "state"))
                .isEqualTo("VIC");
        assertThat(value(version("{state: Victoria, country: Germany}"), "state"))
                .isNull();
        assertThat(value(version("{state: Victoria}"), "state")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{amount: 1.50}|FIELD_MISSING /Currency",
                "{amount: 1.50, Currency: euro}|FIELD_NOT_ALLOWED /Currency",
                "{amount: 1.505, Currency: EUR}|NUMBER_TOO_FINE /amount"
            })
    void anAmountIsNothingWithoutItsCurrency(String fields, String reason) throws IOException {
        assertThat(mapped(fields).rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems())
                        .extracting(problem -> problem.code() + " " + problem.pointer())
                        .containsExactly(reason));
    }

    @Test
    void aCurrencyWithoutAmountIsFine() throws IOException {
        assertThat(value(version("{Currency: EUR}"), "currency")).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Account: {Name: Acme, attributes: {type: Account}}}|{}",
                "{Account: {Name: Acme, City: Bonn}}|{Account: {City: Bonn}}",
                "{Account: {}}|{}",
                "{Account: Acme}|{Account: Acme}",
                "{attributes: {url: /a/b}}|{}",
                "{mood: sunny, deep: {attributes: {a: 1}}}|{mood: sunny, deep: {attributes: {a: 1}}}",
                "{much: 1e999999, some: 1.5}|{much: '1E+999999', some: 1.5}"
            })
    void whatNoColumnIsMadeFromIsKeptUnlessIgnored(String fields, String extra) throws IOException {
        var record = record(fields);
        var before = record.fields().deepCopy();

        var version = mapper.map(batchOf(record)).accepted().get(0);

        assertThat(version.extra()).isEqualTo(JSON.readTree(extra));
        assertThat(record.fields()).isEqualTo(before);
    }

    @Test
    void theSameLinesWrittenOtherwiseHaveTheSameHash() throws IOException {
        var one = version("{lines: [{sku: A, price: 1.50}]}");
        var other = version("{lines: [{price: 1.5, sku: A}]}");
        var more = version("{lines: [{price: 1.51, sku: A}]}");

        assertThat(value(one, "lines")).isEqualTo("[{\"price\":1.5,\"sku\":\"A\"}]");
        assertThat(other.rowHash()).isEqualTo(one.rowHash()).isNotEqualTo(more.rowHash());
    }

    private static @Nullable Object value(Version version, String column) {
        return version.values().get(CONTRACT.indexOf(column));
    }

    private Version version(String fields) throws IOException {
        var result = mapped(fields);
        assertThat(result.rejects()).isEmpty();
        return result.accepted().get(0);
    }

    private Batch<Version> mapped(String fields) throws IOException {
        return mapper.map(batchOf(record(fields)));
    }

    private static RawRecord record(String fields) throws IOException {
        var tree = (ObjectNode) JSON.readTree(fields);
        tree.setAll(JSON.convertValue(Map.of("id", "1", "at", 1), ObjectNode.class));
        return new RawRecord(new Origin(1, 0, 0, 9), tree);
    }
}
