package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Batch;
import dev.wadi.validate.Validator;
import org.junit.jupiter.api.Test;

class ValidateRouteTest extends RouteTest {

    ValidateRouteTest() {
        super("30-validate");
        bind("validator", new Validator(Claimed.CONTRACTS));
        mock("map");
    }

    @Test
    void sendsTheBatchToMap() throws Exception {
        var map = getMockEndpoint("mock:map");
        map.expectedMessageCount(1);

        template.sendBody("direct:validate", Claimed.records());

        map.assertIsSatisfied();
        assertThat(map.getExchanges().get(0).getMessage().getBody(Batch.class).accepted())
                .hasSize(2);
    }

    @Test
    void notesABatchThatNoContractSpeaksOf() throws Exception {
        var map = getMockEndpoint("mock:map");
        map.expectedMessageCount(0);

        template.sendBody("direct:validate", Claimed.recordsOfAnUnknownStream());

        map.assertIsSatisfied();
        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("validate-check"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }
}
