package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.StaleClaim;
import dev.wadi.core.Batch;
import dev.wadi.core.Version;
import dev.wadi.silver.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a writer that fails otherwise is shown by {@link ErrorsRouteTest}. */
class WriteRouteTest extends RouteTest {

    private final List<Batch<Version>> written = new ArrayList<>();
    private boolean stale;

    WriteRouteTest() {
        super("50-write");
        Writer writer = batch -> {
            if (stale) {
                throw new StaleClaim(SECRET);
            }
            written.add(batch);
        };
        bind("writer", writer);
    }

    @Test
    void writesTheBatch() {
        var batch = Claimed.versions();

        template.sendBody("direct:write", batch);

        assertThat(written).containsExactly(batch);
    }

    @Test
    void givesWayToAnotherWorker() {
        stale = true;

        template.sendBody("direct:write", Claimed.versions());

        assertThat(written).isEmpty();
        assertThat(letters.asked).isZero();
    }
}
