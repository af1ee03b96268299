package dev.wadi.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run of the sandbox leaves to be read, in one directory. */
record SandboxFiles(Path directory) {

    /** The report. */
    Path report() {
        return directory.resolve("report.json");
    }

    /** The report as a page for people who would rather look. */
    Path page() {
        return directory.resolve("report.html");
    }

    /** What is true about the day. Only scoring reads it; while the service works it is not there. */
    Path truth() {
        return directory.resolve("truth.jsonl");
    }

    /** Where internet addresses are, made up. */
    Path places() {
        return directory.resolve("geoip-synthetic.mmdb");
    }

    /** Who may log in. */
    Path users() {
        return directory.resolve("users");
    }

    /** What the service said. */
    Path serviceLog() {
        return directory.resolve("wadi.log");
    }

    /** What the libraries said that the sandbox itself uses. */
    Path sandboxLog() {
        return directory.resolve("sandbox.log");
    }

    /** Is there after a good run only; the build asks for it. */
    Path passed() {
        return directory.resolve("passed");
    }

    /** Notes that the run was a good one. */
    void notePassed() throws IOException {
        Files.writeString(passed(), "");
    }

    /** Makes the directory and takes away what an earlier run has left in it. */
    void begin() throws IOException {
        Files.createDirectories(directory);
        for (var file : List.of(passed(), report(), page(), truth())) {
            Files.deleteIfExists(file);
        }
        for (var log : List.of(serviceLog(), sandboxLog())) {
            Files.writeString(log, "");
        }
    }
}
