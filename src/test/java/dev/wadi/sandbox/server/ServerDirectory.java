package dev.wadi.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A fresh temporary directory that belongs to this process for as long as it lives. It holds a lock the system lets go of
 * when the process ends, however it ends: a directory whose lock is free is an orphan. (A process id would do less: it
 * may be given to another process, and means nothing to a neighbour in another container.)
 */
final class ServerDirectory implements AutoCloseable {

    private static final String LOCK = "owner.lock";

    /** Not to be opened by us when looking for orphans: closing any handle on a file drops the process's lock on it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ServerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new one under {@code base}, which other users may pass through but not list. */
    static ServerDirectory create(Path base, String kind) throws IOException {
        // locked under a hidden name and only then shown, so that no one takes it for an orphan in between
        var hidden = Files.createTempDirectory(base, "." + kind + "-");
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx--x--x"));
        var lock = FileChannel.open(hidden.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var path = base.resolve(hidden.getFileName().toString().substring(1));
        OURS.add(path);
        try {
            lock.lock();
            Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            OURS.remove(path);
            lock.close();
            DirectoryTree.delete(hidden);
            throw failure;
        }
        return new ServerDirectory(path, lock);
    }

    /** Hands each of our user's orphans under {@code base} to {@code stop}, then deletes it. */
    static void sweep(Path base, String kind, Stop stop) throws IOException {
        List<Path> found;
        try (var entries = Files.list(base)) {
            found = entries.filter(entry -> entry.getFileName().toString().startsWith(kind + "-"))
                    .filter(entry -> !OURS.contains(entry))
                    .toList();
        }
        for (var directory : found) {
            try {
                sweep(directory, stop);
            } catch (IOException | UncheckedIOException notToday) {
                // another sweeper was faster, say: cleaning up after others must not keep us from starting
            }
        }
    }

    private static void sweep(Path directory, Stop stop) throws IOException {
        var lock = directory.resolve(LOCK);
        if (DirectoryTree.owner(directory) != DirectoryTree.us()
                || !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                stop.server(directory);
                DirectoryTree.delete(directory);
            }
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Deletes it with everything in it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            DirectoryTree.delete(path);
        }
        OURS.remove(path);
    }

    /** Stops a server whose owner is gone. */
    @FunctionalInterface
    interface Stop {
        void server(Path directory) throws IOException;
    }
}
