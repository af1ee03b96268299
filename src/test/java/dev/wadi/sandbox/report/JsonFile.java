package dev.wadi.sandbox.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.sandbox.tickets.BadLine;
import dev.wadi.sandbox.tickets.Planted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the sandbox writes down as JSON, with keys in the same order every time. */
public final class JsonFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonFile() {}

    /** Writes a report. */
    public static void write(Path file, Report report) throws IOException {
        JSON.writeValue(file.toFile(), report);
    }

    /** Writes what was planted. */
    public static void write(Path file, long seed, Planted planted) throws IOException {
        JSON.writeValue(file.toFile(), Truth.of(seed, planted));
    }

    private record Truth(
            long seed,
            int objects,
            int records,
            int validRecords,
            int distinctTickets,
            int distinctRequesters,
            int updates,
            int unchanged,
            int superseded,
            Map<String, Integer> faults,
            List<Line> badLines) {

        static Truth of(long seed, Planted planted) {
            var faults = new TreeMap<String, Integer>();
            planted.faults().forEach((code, count) -> faults.put(code.name(), count));
            return new Truth(
                    seed,
                    planted.objects(),
                    planted.records(),
                    planted.validRecords(),
                    planted.distinctTickets(),
                    planted.distinctRequesters(),
                    planted.updates(),
                    planted.unchanged(),
                    planted.superseded(),
                    faults,
                    planted.badLines().stream().map(Line::of).toList());
        }
    }

    private record Line(String object, int ordinal, int offset, int length, String ticketId, List<String> faults) {

        static Line of(BadLine line) {
            return new Line(
                    line.key(),
                    line.ordinal(),
                    line.offset(),
                    line.length(),
                    line.ticketId().orElse(""),
                    line.faults().stream()
                            .map(fault -> SetAside.Found.of(fault).toString())
                            .toList());
        }
    }
}
