package dev.wadi.core;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.wadi.core.bytes.SipHash24;
import dev.wadi.core.bytes.Utf8Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Hashes under the installation's key, so that nobody without it can find a person by hashing guesses. Rows are hashed by
 * SipHash-2-4 (Aumasson, Bernstein: SipHash, a fast short-input PRF, 2012), names of customers by HMAC-SHA-256.
 */
public final class KeyedHash {

    private static final char BETWEEN = '\u001f';
    private static final int ROW = 512;

    private final byte[] key;
    private final SipHash24 rows;
    private final HashFunction names;

    private KeyedHash(byte[] key) {
        this.key = key;
        var words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        this.rows = new SipHash24(words.getLong(), words.getLong());
        this.names = Hashing.hmacSha256(key);
    }

    /** Hashes under a key of 16 bytes, given as 32 hexadecimal digits. */
    public static KeyedHash of(Sensitive<String> hexadecimal) {
        var digits = hexadecimal.reveal();
        if (!digits.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("must be 32 hexadecimal digits in lower case");
        }
        return new KeyedHash(BaseEncoding.base16().lowerCase().decode(digits));
    }

    /** 64 bits over these parts, of which none may be confused with two others. */
    public long row(List<String> parts) {
        var text = new Utf8Buffer(ROW);
        for (var part : parts) {
            text.add((long) part.length()).add(BETWEEN).add(part);
        }
        return rows.of(text.array(), 0, text.size());
    }

    /** 64 bits over the bytes of a text. */
    public long bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return rows.of(bytes, 0, bytes.length);
    }

    /** 64 bits over a stretch of bytes. */
    public long bytes(byte[] bytes, int offset, int length) {
        return rows.of(bytes, offset, length);
    }

    /** A name for a customer after a text, equal for equal texts and telling nothing about it. */
    public UUID name(Tenant tenant, String value) {
        var hash = ByteBuffer.wrap(names.hashString(tenant.name() + BETWEEN + value, StandardCharsets.UTF_8)
                .asBytes());
        var high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        var low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The key itself, for hashing that Postgres does. */
    public byte[] key() {
        return key.clone();
    }
}
