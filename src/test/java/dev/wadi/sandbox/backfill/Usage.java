package dev.wadi.sandbox.backfill;

import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.time.Duration;

/** Processor time of who does the work, of Postgres and of MariaDB. */
public record Usage(Duration worker, Duration postgres, Duration shop) {

    /** Up to now. */
    static Usage of(Duration worker, PostgresServer postgres, OrdersDatabase shop) throws IOException {
        return new Usage(worker, ProcessorTime.of(postgres.pid()), ProcessorTime.of(shop.pid()));
    }

    Usage since(Usage before) {
        return new Usage(worker.minus(before.worker), postgres.minus(before.postgres), shop.minus(before.shop));
    }

    /** Of all together, in microseconds. */
    double microsFor(long records) {
        return worker.plus(postgres).plus(shop).toNanos() / 1_000.0 / records;
    }
}
