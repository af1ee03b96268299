package dev.wadi.identity;

import dev.wadi.identity.profile.Profile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Profiles in a file, so that making them up is no part of what is measured. */
final class ProfileFile implements Iterator<Profile>, AutoCloseable {

    private final DataInputStream in;
    private boolean more;

    ProfileFile(Path file) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        this.more = in.readBoolean();
    }

    static void write(Path file, Iterator<Profile> profiles) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            while (profiles.hasNext()) {
                var profile = profiles.next();
                out.writeBoolean(true);
                out.writeUTF(profile.key());
                out.writeUTF(profile.source());
                out.writeByte(profile.values().size());
                for (var value : profile.values()) {
                    out.writeUTF(value);
                }
            }
            out.writeBoolean(false);
        }
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Profile next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        try {
            var key = in.readUTF();
            var source = in.readUTF();
            var values = new String[in.readByte()];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readUTF();
            }
            more = in.readBoolean();
            return new Profile(key, source, List.of(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
