package dev.wadi.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, without reading all of it. */
public final class LogTail {

    private static final int BYTES = 16_384;

    private LogTail() {}

    /** At most so many of its last lines; none where it cannot be read. */
    public static List<String> of(Path log, int most) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            var lines = new String(bytes, UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        } catch (IOException noLog) {
            return List.of();
        }
    }
}
