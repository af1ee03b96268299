package dev.wadi.identity.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.identity.profile.Schema;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what records say of people and companies. */
final class SubjectReader {

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
                + people.values(contract) + " AS people, " + companies.values(contract) + " AS companies "
                + "FROM " + from + " LEFT JOIN " + new SilverTable(contract).name() + " v ON v.tenant = :tenant "
                + "AND v.attempt_id = c.attempt_id AND v.ordinal = c.ordinal";
    }

    private static String kind(Contract contract) {
        var subject = contract.identity().orElseThrow().subject();
        return subject.column()
                .map(column -> "v." + Identifiers.quoted(column))
                .orElseGet(() -> "CASE WHEN v.attempt_id IS NULL THEN NULL ELSE '"
                        + subject.kind().orElseThrow().label() + "' END");
    }

    static Subject read(ResultSet row) throws SQLException {
        var kind = Optional.ofNullable(row.getString("kind"));
        return new Subject(
                row.getString("record_key"),
                kind.flatMap(SubjectReader::kindNamed),
                texts(row.getArray("people")),
                texts(row.getArray("companies")));
    }

    private static Optional<Kind> kindNamed(String label) {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
