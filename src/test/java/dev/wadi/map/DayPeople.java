package dev.wadi.map;

import dev.wadi.bronze.PageReader;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Version;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.validate.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the records of a day say of people in the end, read by the contracts that are shipped, and who they are in truth. */
public final class DayPeople {

    private final Contracts contracts = Contracts.load(Path.of("contracts"));
    private final PageReader reader = new PageReader(contracts);
    private final Validator validator = new Validator(contracts);
    private final Mapper mapper = new Mapper(contracts, KeyedHash.of(new Sensitive<>("0123456789abcdef".repeat(2))));

    /**
     * One record.
     *
     * @param said   the columns of an attribute in the order of the contract, blank where one says nothing
     * @param entity who it is about
     */
    public record SaidOf(String stream, String key, Map<Attribute, List<String>> said, String entity) {}

    /** All records about people that are valid and not deleted, as they last stood. */
    public List<SaidOf> of(Day day) {
        var truth = new ArrayList<RecordTruth>();
        day.truth(truth::add);
        var last = new LinkedHashMap<String, Optional<SaidOf>>();
        var versions = new LinkedHashMap<String, Long>();
        var at = new int[1];
        new DayPages(day, claim -> {
                    var stream = claim.page().stream();
                    var contract = contracts.of(stream);
                    int first = at[0];
                    at[0] += claim.page().frames().size();
                    if (contract.identity().isEmpty()) {
                        return;
                    }
                    mapper.map(validator.validate(reader.read(claim))).accepted().stream()
                            .sorted(Comparator.comparingInt(one -> one.origin().ordinal()))
                            .forEach(version -> {
                                var name = stream + "/" + version.key();
                                if (versions.getOrDefault(name, Long.MIN_VALUE) <= version.sourceVersion()) {
                                    versions.put(name, version.sourceVersion());
                                    var entity = truth.get(
                                                    first + version.origin().ordinal())
                                            .entity();
                                    last.put(name, record(contract, version, entity));
                                }
                            });
                })
                .read();
        return last.values().stream().flatMap(Optional::stream).toList();
    }

    private static Optional<SaidOf> record(Contract contract, Version version, String entity) {
        var identity = contract.identity().orElseThrow();
        boolean person = identity.subject()
                .column()
                .map(column -> value(contract, version, column).equals(Kind.PERSON.label()))
                .orElse(identity.subject().kind().equals(Optional.of(Kind.PERSON)));
        return person && !version.deleted()
                ? Optional.of(new SaidOf(contract.stream(), version.key(), said(contract, identity, version), entity))
                : Optional.empty();
    }

    private static Map<Attribute, List<String>> said(Contract contract, IdentitySpec identity, Version version) {
        var said = new LinkedHashMap<Attribute, List<String>>();
        for (var attribute : Attribute.values()) {
            var columns = identity.columns(attribute);
            if (!columns.isEmpty()) {
                said.put(
                        attribute,
                        columns.stream()
                                .map(column -> value(contract, version, column))
                                .toList());
            }
        }
        return said;
    }

    private static String value(Contract contract, Version version, String column) {
        return Objects.toString(version.values().get(contract.indexOf(column)), "");
    }
}
