package dev.wadi.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void isNotChangedByWhoeverMadeIt() {
        var values = new ArrayList<@Nullable Object>(Arrays.asList("T-000001", null));
        var version = new Version(
                new Origin(1, 0, 0, 1), "T-000001", 1, values, JsonNodeFactory.instance.objectNode(), false, 1);

        values.clear();

        assertThat(version.values()).containsExactly("T-000001", null);
    }
}
