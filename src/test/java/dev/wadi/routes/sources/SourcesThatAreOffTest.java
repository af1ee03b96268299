package dev.wadi.routes.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.routes.RouteTest;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;

/** Templates of sources and their streams, as they are shipped: nobody is asked, and nothing need be there to ask. */
class SourcesThatAreOffTest extends RouteTest {

    SourcesThatAreOffTest() {
        super(
                "06-salesforce",
                "07-jdbc",
                "08-kafka",
                "10-crm",
                "10-orders",
                "10-calls",
                "06-salesforce-stretch",
                "07-jdbc-stretch",
                "06-salesforce-job",
                "11-stretches");
    }

    @Test
    void haveNoRoute() {
        assertThat(context.isStarted()).isTrue();
        assertThat(context.getRoutes()).extracting(Route::getRouteId).containsExactly("dead-letter");
    }
}
