package dev.wadi.identity.postgres;

import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.identity.register.Membership;
import dev.wadi.identity.register.RecordName;
import dev.wadi.identity.register.Register;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.identity.register.Review;
import dev.wadi.identity.register.Settlement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The registers of people and of companies, as of one time that customers were settled. */
final class Registers {

    private final Map<Kind, Register> byKind = new EnumMap<>(Kind.class);

    /** Empty ones. */
    Registers(SubjectReader subjects, RegisterSettings settings, Tenant tenant, KeyedHash hash, Set<UUID> retired) {
        for (var kind : Kind.values()) {
            subjects.schema(kind)
                    .ifPresent(schema -> byKind.put(
                            kind,
                            new Register(
                                    schema,
                                    settings,
                                    (record, number) -> hash.name(tenant, kind.label() + " " + record + suffix(number)),
                                    retired)));
        }
    }

    private static String suffix(int number) {
        return number == 0 ? "" : " " + number;
    }

    /** What a record says from now on, or that it is gone. */
    void say(String stream, Subject subject) {
        var record = new RecordName(stream, subject.key());
        byKind.forEach((kind, register) -> register.say(record, subject.values(kind)));
    }

    /**
     * The same of a record whose customer is known.
     *
     * @param was what the customer is; a contract may since have come to read the record as something else
     */
    void restore(String stream, Subject subject, Kind was, Membership membership) {
        var record = new RecordName(stream, subject.key());
        byKind.forEach((kind, register) -> {
            if (kind == was) {
                register.restore(record, subject.values(kind), membership);
            } else {
                register.say(record, subject.values(kind));
            }
        });
    }

    /** A review that is open. */
    void restore(Kind kind, Review review) {
        var register = byKind.get(kind);
        if (register != null) {
            register.restore(review);
        }
    }

    /** Takes in what was said so far, which {@link #settle} would do. */
    void takeIn() {
        byKind.values().forEach(Register::takeIn);
    }

    /** What became of customers, by what they are. */
    Map<Kind, Settlement> settle() {
        var settlements = new EnumMap<Kind, Settlement>(Kind.class);
        byKind.forEach((kind, register) -> settlements.put(kind, register.settle()));
        return settlements;
    }
}
