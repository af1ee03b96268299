package dev.wadi.identity.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.identity.profile.Schema;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what records say of people and companies. */
final class SubjectReader {

    /** Places among the columns of {@link #select}: first those of people, then those of companies. */
    private static final int KEY = 1;

    private static final int KIND = 2;
    private static final int SAID = 3;

    private final SubjectFields people;
    private final SubjectFields companies;

    SubjectReader(Contracts contracts) {
        this.people = new SubjectFields(contracts, Kind.PERSON);
        this.companies = new SubjectFields(contracts, Kind.COMPANY);
    }

    /** What records of a kind are compared by; empty where no contract tells. */
    Optional<Schema> schema(Kind kind) {
        var fields = kind == Kind.PERSON ? people : companies;
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields.schema());
    }

    /**
     * A query for subjects.
     *
     * @param from names a record {@code c} with {@code record_key}, {@code attempt_id}, {@code ordinal} and {@code deleted};
     *     no attempt where it is gone
     */
    String select(Contract contract, String from) {
        return "SELECT c.record_key, CASE WHEN c.deleted THEN NULL ELSE " + kind(contract) + " END AS kind, "
                + values(contract) + " FROM " + from + " LEFT JOIN " + new SilverTable(contract).name()
                + " v ON v.tenant = :tenant "
                + "AND v.attempt_id = c.attempt_id AND v.ordinal = c.ordinal";
    }

    private String values(Contract contract) {
        var all = Stream.concat(people.values(contract), companies.values(contract))
                .toList();
        return IntStream.range(0, all.size())
                .mapToObj(place -> all.get(place) + " AS said_" + place)
                .collect(joining(", "));
    }

    private static String kind(Contract contract) {
        var subject = contract.identity().orElseThrow().subject();
        return subject.column()
                .map(column -> "v." + Identifiers.quoted(column))
                .orElseGet(() -> "CASE WHEN v.attempt_id IS NULL THEN NULL ELSE '"
                        + subject.kind().orElseThrow().label() + "' END");
    }

    /** The subject in a row that begins with what {@link #select} asks for. */
    Subject read(ResultSet row) throws SQLException {
        return new Subject(
                row.getString(KEY),
                Optional.ofNullable(row.getString(KIND)).flatMap(SubjectReader::kindNamed),
                texts(row, SAID, people.size()),
                texts(row, SAID + people.size(), companies.size()));
    }

    private static Optional<Kind> kindNamed(String label) {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    private static List<String> texts(ResultSet row, int first, int count) throws SQLException {
        var texts = new String[count];
        for (var place = 0; place < count; place++) {
            texts[place] = row.getString(first + place);
        }
        return List.of(texts);
    }
}
