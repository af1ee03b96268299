package dev.wadi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether temporary files can be written: native libraries are unpacked there. Nothing else is written to disk. */
public record TemporaryFilesCheck(Path folder, long leastBytes) implements Check {

    private static final long MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "temporary files";
    }

    @Override
    public List<Outcome> look() throws IOException {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return List.of(Outcome.failed(folder + " cannot be written: mount a volume there, or set java.io.tmpdir"));
        }
        Files.delete(Files.createTempFile(folder, "wadi-doctor", ""));
        var free = Files.getFileStore(folder).getUsableSpace();
        var says = free / MEBIBYTE + " MiB free in " + folder;
        return List.of(
                free < leastBytes
                        ? Outcome.failed(says + ": at least " + leastBytes / MEBIBYTE + " are needed")
                        : Outcome.ok(says));
    }
}
