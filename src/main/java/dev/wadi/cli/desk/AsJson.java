package dev.wadi.cli.desk;

import dev.wadi.cli.Exit;
import dev.wadi.cli.JsonRows;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option of a command to print what it found for programs. */
final class AsJson {

    @Option(names = "--json", description = "Print JSON, as the HTTP API has it.")
    boolean json;

    int json(PrintWriter out, List<Map<String, Object>> rows) {
        out.println(JsonRows.of(rows));
        return Exit.OK;
    }
}
