package dev.wadi.sandbox.day.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The file with what is true about a day: a line of JSON for each version of each record. Only scoring reads it. */
public final class Truth {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Truth() {}

    /** Writes one while it is told. */
    public static void write(Telling telling, Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            telling.to(truth -> write(truth, writer));
        } catch (UncheckedIOException failure) {
            throw new IOException("could not write the truth to " + file, failure);
        }
    }

    /** Something that tells all of it to somebody, such as {@code day::truth}. */
    @FunctionalInterface
    public interface Telling {
        void to(Consumer<RecordTruth> reader);
    }

    /** Reads it back, line by line; to be closed. */
    public static Stream<RecordTruth> read(Path file) throws IOException {
        return Files.lines(file, UTF_8).map(Truth::parse);
    }

    /** One line, without its end. */
    public static String line(RecordTruth truth) {
        var line = JSON.createObjectNode();
        line.put("stream", truth.stream()).put("id", truth.id()).put("version", truth.version());
        line.put("place", truth.place()).put("entity", truth.entity()).put("deleted", truth.deleted());
        var flaws = line.putArray("flaws");
        truth.flaws()
                .forEach(flaw ->
                        flaws.addObject().put("code", flaw.code().name()).put("field", flaw.field()));
        var dirt = line.putArray("dirt");
        truth.dirt().stream().sorted().forEach(kind -> dirt.add(kind.name()));
        return line.toString();
    }

    private static void write(RecordTruth truth, Writer writer) {
        try {
            writer.write(line(truth));
            writer.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RecordTruth parse(String text) {
        try {
            var line = (ObjectNode) JSON.readTree(text);
            var dirt = EnumSet.noneOf(Dirt.class);
            line.path("dirt").forEach(kind -> dirt.add(Dirt.valueOf(kind.asText())));
            return new RecordTruth(
                    line.path("stream").asText(),
                    line.path("id").asText(),
                    line.path("version").asInt(),
                    line.path("place").asText(),
                    line.path("entity").asText(),
                    line.path("deleted").asBoolean(),
                    StreamSupport.stream(line.path("flaws").spliterator(), false)
                            .map(Truth::flaw)
                            .toList(),
                    dirt);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Flaw flaw(JsonNode flaw) {
        return new Flaw(
                FlawCode.valueOf(flaw.path("code").asText()), flaw.path("field").asText());
    }
}
