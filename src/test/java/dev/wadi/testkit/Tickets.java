package dev.wadi.testkit;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Origin;
import dev.wadi.core.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tickets as the shipped contract wants them. */
public final class Tickets {

    /** A ticket without fault. */
    public static final Map<String, String> VALID = Map.of(
            "ticket_id", "T-000123",
            "created_at", "2026-01-05T08:00:00Z",
            "updated_at", "2026-01-06T09:30:00Z",
            "requester_email", "Ann.Lee@Example.org",
            "subject", "The lamp does not glow",
            "status", "open");

    private Tickets() {}

    /** The text of the contract that is shipped. */
    public static String contractText() {
        try {
            return Files.readString(Path.of("contracts", "tickets.ticket.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract that is shipped. */
    public static Contract aTicketContract() {
        return ContractReader.read("tickets.ticket.yaml", contractText());
    }

    /** An installation with nothing but tickets. */
    public static Contracts contracts() {
        return Contracts.of(List.of(aTicketContract()));
    }

    /** A ticket that differs from a valid one in these fields; a blank one is absent, as everywhere. */
    public static RawRecord aTicket(Map<String, String> changes) {
        var fields = new HashMap<>(VALID);
        fields.putAll(changes);
        return rawRecord(fields);
    }

    /** A record of these fields; a blank one is absent. */
    public static RawRecord rawRecord(Map<String, String> fields) {
        return rawRecord(0, fields);
    }

    /** A record of these fields at this place of its page; a blank one is absent. */
    public static RawRecord rawRecord(int ordinal, Map<String, String> fields) {
        var tree = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                tree.put(name, value);
            }
        });
        return new RawRecord(new Origin(Pages.ID, ordinal, 100L * ordinal, 99), tree);
    }

    /** Lines of text as the help desk would export these records: one header, then a line each. */
    @SafeVarargs
    public static String csv(List<String> header, Map<String, String>... records) {
        var text = new StringBuilder(String.join(",", header)).append('\n');
        for (var record : records) {
            text.append(header.stream()
                            .map(name -> record.getOrDefault(name, ""))
                            .collect(joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
