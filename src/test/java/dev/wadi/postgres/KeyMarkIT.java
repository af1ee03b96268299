package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.KeyMark.WrongKey;
import dev.wadi.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeyMarkIT {

    private static final KeyedHash FIRST = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));
    private static final KeyedHash ANOTHER = KeyedHash.of(new Sensitive<>("0f0e0d0c0b0a09080706050403020100"));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void anotherKeyThanTheFirstIsRefused() {
        var tenant = new Tenant("of-one-key");
        KeyMark.keep(DATABASE.database(), tenant, FIRST);

        assertThatCode(() -> KeyMark.keep(DATABASE.database(), tenant, FIRST)).doesNotThrowAnyException();
        assertThatCode(() -> KeyMark.require(DATABASE.database(), tenant, FIRST))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> KeyMark.keep(DATABASE.database(), tenant, ANOTHER))
                .isInstanceOf(WrongKey.class)
                .hasMessageContaining("wadi.hash.key");
        assertThatThrownBy(() -> KeyMark.require(DATABASE.database(), tenant, ANOTHER))
                .isInstanceOf(WrongKey.class);
    }

    @Test
    void eachTenantHasItsOwn() {
        KeyMark.keep(DATABASE.database(), new Tenant("one"), FIRST);

        assertThatCode(() -> KeyMark.keep(DATABASE.database(), new Tenant("two"), ANOTHER))
                .doesNotThrowAnyException();
    }

    @Test
    void aCommandKeepsNoMarkWhereNoServiceHasBegun() {
        var tenant = new Tenant("not-begun");

        KeyMark.require(DATABASE.database(), tenant, ANOTHER);

        assertThatCode(() -> KeyMark.keep(DATABASE.database(), tenant, FIRST)).doesNotThrowAnyException();
    }
}
