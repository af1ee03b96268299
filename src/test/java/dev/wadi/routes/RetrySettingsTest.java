package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.apache.camel.model.Model;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.apache.camel.reifier.errorhandler.ErrorHandlerReifier;
import org.junit.jupiter.api.Test;

/** Camel reads retry settings only at the first failure: here they are read as a failure would. */
class RetrySettingsTest extends RouteTest {

    RetrySettingsTest() {
        keepRetriesOfTheFile();
    }

    @Test
    void pausesLongerEachTimeAndNeverTheSame() {
        var policy = badWorldPolicy();

        assertThat(policy.getMaximumRedeliveries()).isEqualTo(5);
        var seen = new HashSet<Long>();
        for (var sample = 0; sample < 200; sample++) {
            var second = policy.calculateRedeliveryDelay(500, 2);
            assertThat(second).isCloseTo(1_000, within(300L));
            seen.add(second);
        }
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(policy.calculateRedeliveryDelay(0, 1)).isCloseTo(500, within(150L));
        assertThat(policy.calculateRedeliveryDelay(29_000, 9)).isBetween(21_000L, 39_000L);
    }

    private RedeliveryPolicy badWorldPolicy() {
        var badWorld =
                context
                        .getCamelContextExtension()
                        .getContextPlugin(Model.class)
                        .getRouteConfigurationDefinitions()
                        .stream()
                        .flatMap(configuration -> configuration.getOnExceptions().stream())
                        .filter(definition -> "bad-world".equals(definition.getId()))
                        .findFirst()
                        .orElseThrow();
        return ErrorHandlerReifier.createRedeliveryPolicy(badWorld.getRedeliveryPolicyType(), context, null);
    }
}
