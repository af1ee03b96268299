package dev.wadi.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Tells who somebody is by what they show. Where there are neither users nor an identity provider, nobody is known. A password
 * takes long to check, on purpose; one that was right is remembered for a while by a hash with a key of this process, and
 * no more than two are checked at once, so that guessing does not take the processor from the work.
 */
public final class Doorkeeper {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1_000;
    private static final int AT_ONCE = 2;
    private static final int KEY_BYTES = 32;

    private final Optional<Users> users;
    private final Optional<Tokens> tokens;
    private final HashFunction hash;
    private final Semaphore checking = new Semaphore(AT_ONCE);
    private final Cache<String, Identity> remembered = CacheBuilder.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    public Doorkeeper(Optional<Users> users, Optional<Tokens> tokens, SecureRandom random) {
        this.users = users;
        this.tokens = tokens;
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        this.hash = Hashing.hmacSha256(key);
    }

    /** Whether anybody at all can come in. */
    public boolean knowsAnybody() {
        return users.isPresent() || tokens.isPresent();
    }

    /**
     * Who shows this.
     *
     * @param authorization the value of the header of that name
     * @throws dev.wadi.core.Unavailable where it cannot be told now
     */
    public Optional<Identity> identify(String authorization) {
        return Credentials.of(authorization).flatMap(shown -> {
            if (shown instanceof Credentials.Basic basic) {
                return users.flatMap(known -> byPassword(known, basic));
            }
            return tokens.flatMap(known -> known.identify(((Credentials.Bearer) shown).token()));
        });
    }

    private Optional<Identity> byPassword(Users known, Credentials.Basic basic) {
        var remember = hash.newHasher()
                .putInt(basic.name().length())
                .putString(basic.name(), UTF_8)
                .putString(basic.password().reveal(), UTF_8)
                .hash()
                .toString();
        var before = remembered.getIfPresent(remember);
        if (before != null) {
            return Optional.of(before);
        }
        checking.acquireUninterruptibly();
        try {
            var identity = known.identify(basic.name(), basic.password());
            identity.ifPresent(who -> remembered.put(remember, who));
            return identity;
        } finally {
            checking.release();
        }
    }
}
