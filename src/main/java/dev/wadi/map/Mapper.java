package dev.wadi.map;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.Version;
import dev.wadi.core.poison.Poison;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes typed versions of records by their contract. Records that an earlier stage set aside are looked at as well, so that
 * a reject leaves with every reason at once.
 */
public final class Mapper {

    private final Map<String, StreamMapper> byStream;

    public Mapper(Contracts contracts, KeyedHash hash) {
        this.byStream = contracts.all().stream()
                .collect(Collectors.toUnmodifiableMap(Contract::stream, contract -> new StreamMapper(contract, hash)));
    }

    /** A version for each accepted record whose values have their types and keep the rules. */
    public Batch<Version> map(Batch<RawRecord> batch) {
        return Poison.apart(batch, Stage.MAP, this::read);
    }

    private Batch<Version> read(Batch<RawRecord> batch) {
        var mapper = byStream.get(batch.page().stream());
        if (mapper == null) {
            throw new IllegalArgumentException("no contract for stream " + batch.page().stream());
        }
        var versions = new ArrayList<Version>(batch.accepted().size());
        var rejects = new ArrayList<Reject>();
        for (var reject : batch.rejects()) {
            var readable = reject.stage() != Stage.WORK;
            rejects.add(readable ? reject.with(mapper.read(reject.record()).problems()) : reject);
        }
        for (var record : batch.accepted()) {
            var reading = mapper.read(record);
            if (reading.problems().isEmpty()) {
                versions.add(mapper.version(record, reading.values()));
            } else {
                rejects.add(new Reject(record, Stage.MAP, reading.problems()));
            }
        }
        return batch.next(versions, rejects);
    }
}
