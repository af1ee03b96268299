package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Batch;
import dev.wadi.core.Version;
import dev.wadi.map.Mapper;
import org.junit.jupiter.api.Test;

class MapRouteTest extends RouteTest {

    MapRouteTest() {
        super("40-map");
        bind("mapper", new Mapper(Claimed.CONTRACTS, Claimed.HASH));
        mock("write");
    }

    @Test
    void sendsTypedVersionsAndRejectsToWrite() throws Exception {
        var write = getMockEndpoint("mock:write");
        write.expectedMessageCount(1);

        template.sendBody("direct:map", Claimed.records());

        write.assertIsSatisfied();
        var batch = write.getExchanges().get(0).getMessage().getBody(Batch.class);
        assertThat(batch.accepted()).hasSize(1).hasOnlyElementsOfType(Version.class);
        assertThat(batch.rejects()).hasSize(1);
    }

    @Test
    void notesABatchThatNoContractSpeaksOf() throws Exception {
        var write = getMockEndpoint("mock:write");
        write.expectedMessageCount(0);

        template.sendBody("direct:map", Claimed.recordsOfAnUnknownStream());

        write.assertIsSatisfied();
        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("map-type"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }
}
