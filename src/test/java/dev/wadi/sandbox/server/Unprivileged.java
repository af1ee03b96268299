package dev.wadi.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a program is run that refuses to run as root, as Postgres does: an ordinary user runs it directly; root becomes
 * {@code nobody} for it, in the first way that is there and allowed.
 *
 * @param prefix the words to put before the program and its arguments
 * @param user name or number of the user it then is, where that is another than ours: what it writes to must be given to that user
 */
record Unprivileged(List<String> prefix, Optional<String> user) {

    static final Unprivileged DIRECTLY = new Unprivileged(List.of(), Optional.empty());
    static final Unprivileged BY_SETPRIV = new Unprivileged(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"), Optional.of("65534"));
    static final Unprivileged BY_RUNUSER =
            new Unprivileged(List.of("runuser", "-u", "nobody", "--"), Optional.of("nobody"));
    /** Only the user's view of itself changes: in its own namespace it is nobody, outside it still owns our files. */
    static final Unprivileged BY_UNSHARE = new Unprivileged(List.of("unshare", "-U", "--"), Optional.empty());

    private static final int ROOT = 0;

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** The way that works here. */
    static Unprivileged here() throws IOException {
        return choose(DirectoryTree.us() == ROOT, Command::works);
    }

    /** The first way for this user that works, by the word of {@code works}, which tries a prefix. */
    static Unprivileged choose(boolean root, Predicate<List<String>> works) throws IOException {
        if (!root) {
            return DIRECTLY;
        }
        for (var way : List.of(BY_SETPRIV, BY_RUNUSER, BY_UNSHARE)) {
            if (works.test(way.prefix())) {
                return way;
            }
        }
        throw new IOException("Postgres does not run as root, and none of setpriv, runuser and unshare works here:"
                + " run as an ordinary user, or install util-linux");
    }

    /** A command of this user. */
    Command command(Path directory, List<String> program) {
        var words = new ArrayList<>(prefix);
        words.addAll(program);
        return new Command(words, directory);
    }

    /** Whether this user gets as far as a path: each directory on the way must let others pass. */
    boolean reaches(Path path) throws IOException {
        if (user.isEmpty()) {
            return true;
        }
        for (Path step = DirectoryTree.nearestExisting(path).toRealPath(); step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** A temporary directory this user gets to. */
    Path temporary() throws IOException {
        for (var name : List.of(System.getProperty("java.io.tmpdir"), "/var/tmp", "/tmp")) {
            var candidate = Path.of(name).toAbsolutePath();
            if (Files.isWritable(candidate) && reaches(candidate)) {
                return candidate;
            }
        }
        throw new IOException("no temporary directory that both we and the user running the server can use:"
                + " set java.io.tmpdir to one");
    }

    /** Makes a directory this user's own. */
    void own(Path directory) throws IOException {
        if (user.isPresent()) {
            var users = directory.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(directory, users.lookupPrincipalByName(user.get()));
        }
    }
}
