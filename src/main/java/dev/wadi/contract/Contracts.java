package dev.wadi.contract;

import static java.util.stream.Collectors.joining;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contracts of an installation, by stream. */
public final class Contracts {

    private final Map<String, Contract> byStream;

    private Contracts(Map<String, Contract> byStream) {
        this.byStream = byStream;
    }

    /** These contracts, of different streams and entities. */
    public static Contracts of(Collection<Contract> contracts) {
        var byStream = new TreeMap<String, Contract>();
        var byEntity = new TreeMap<String, Contract>();
        var problems = new ArrayList<String>();
        for (var contract : contracts) {
            if (byStream.put(contract.stream(), contract) != null) {
                problems.add("stream " + contract.stream() + " has two contracts");
            }
            var other = byEntity.put(contract.entity(), contract);
            if (other != null) {
                problems.add("entity " + contract.entity() + " is claimed by " + other.stream() + " and "
                        + contract.stream() + ": an entity has one writer");
            }
        }
        if (!problems.isEmpty()) {
            throw new ContractException(problems);
        }
        return new Contracts(byStream);
    }

    /**
     * Reads every {@code *.yaml} file of a folder.
     *
     * @throws ContractException with every problem of every file
     */
    public static Contracts load(Path folder) {
        var problems = new ArrayList<String>();
        var contracts = new ArrayList<Contract>();
        for (var file : files(folder)) {
            try {
                contracts.add(ContractReader.read(file.getFileName().toString(), Files.readString(file)));
            } catch (ContractException e) {
                problems.add(e.getMessage());
            } catch (IOException e) {
                problems.add(file + ": cannot be read: " + e.getMessage());
            }
        }
        if (contracts.isEmpty() && problems.isEmpty()) {
            problems.add(folder + ": holds no contract (*.yaml)");
        }
        if (!problems.isEmpty()) {
            throw new ContractException(problems);
        }
        return of(contracts);
    }

    /** The contract of a stream, which must have one. */
    public Contract of(String stream) {
        var contract = byStream.get(stream);
        if (contract == null) {
            throw new IllegalArgumentException("no contract for stream '" + stream + "' among " + byStream.keySet());
        }
        return contract;
    }

    /** All of them, ordered by stream. */
    public Collection<Contract> all() {
        return byStream.values();
    }

    /** The streams that have one, in order. */
    public Set<String> streams() {
        return Collections.unmodifiableSet(byStream.keySet());
    }

    /** SHA-256 over their texts, in hexadecimal: equal content, equal hash. */
    public String hash() {
        var texts = all().stream()
                .map(contract -> contract.stream() + "\n" + contract.text())
                .collect(joining("\n\f\n"));
        return Hashing.sha256().hashString(texts, StandardCharsets.UTF_8).toString();
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ContractException(List.of(folder + ": cannot be listed: " + e.getMessage()));
        }
    }
}
