package dev.wadi.sandbox.backfill;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What most would write to bring these orders into Postgres: one step of Spring Batch that reads them by a cursor, checks what the
 * contract checks, and upserts a thousand at a time, each only where it is newer. In a JVM of its own.
 */
public final class SpringJob {

    private static final int CHUNK = 1_000;
    private static final Pattern NUMBER = Pattern.compile("O-[0-9]{8}");
    private static final Set<String> STATES = Set.of("placed", "paid", "shipped", "delivered", "returned");
    private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "GBP", "JPY", "PLN", "SEK", "BRL");

    private static final String TABLE = """
            CREATE TABLE orders (order_id bigint PRIMARY KEY, order_number text NOT NULL, customer_no bigint NOT NULL,
              status text NOT NULL, currency text NOT NULL, total numeric(14, 2) NOT NULL, shipping_street text,
              shipping_city text, shipping_region text, shipping_postcode text, shipping_country text, note text,
              placed_at timestamptz NOT NULL, shipped_at timestamptz, updated_at timestamptz NOT NULL, lines jsonb NOT NULL)
            """;

    private static final String UPSERT = """
            INSERT INTO orders (order_id, order_number, customer_no, status, currency, total, shipping_street, shipping_city,
              shipping_region, shipping_postcode, shipping_country, note, placed_at, shipped_at, updated_at, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
            ON CONFLICT (order_id) DO UPDATE SET order_number = excluded.order_number, customer_no = excluded.customer_no,
              status = excluded.status, currency = excluded.currency, total = excluded.total,
              shipping_street = excluded.shipping_street, shipping_city = excluded.shipping_city,
              shipping_region = excluded.shipping_region, shipping_postcode = excluded.shipping_postcode,
              shipping_country = excluded.shipping_country, note = excluded.note, placed_at = excluded.placed_at,
              shipped_at = excluded.shipped_at, updated_at = excluded.updated_at, lines = excluded.lines
            WHERE orders.updated_at < excluded.updated_at
            """;

    private SpringJob() {}

    /** Takes the URL of the shop, its user and password, and the URL of Postgres. Its last line is what it took. */
    public static void main(String[] arguments) throws Exception {
        var begun = System.nanoTime();
        var shop = new MysqlDataSource();
        shop.setUrl(arguments[0]);
        shop.setUser(arguments[1]);
        shop.setPassword(arguments[2]);
        try (var warehouse = new HikariDataSource()) {
            warehouse.setJdbcUrl(arguments[3] + "&reWriteBatchedInserts=true");
            new ResourceDatabasePopulator(
                            new ClassPathResource("/org/springframework/batch/core/schema-postgresql.sql"))
                    .execute(warehouse);
            try (var connection = warehouse.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            run(shop, warehouse);
        }
        var millis = (System.nanoTime() - begun) / 1_000_000;
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println("took " + millis + " ms " + system.getProcessCpuTime() / 1_000_000 + " ms cpu");
    }

    private static void run(DataSource shop, DataSource warehouse) throws Exception {
        var transactions = new JdbcTransactionManager(warehouse);
        var factory = new JobRepositoryFactoryBean();
        factory.setDataSource(warehouse);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        var repository = factory.getObject();
        var job = new JobBuilder("orders", repository)
                .start(step(repository, transactions, shop, warehouse))
                .build();
        var launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        var execution = launcher.run(job, new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job ended " + execution);
        }
    }

    private static Step step(
            JobRepository repository, PlatformTransactionManager transactions, DataSource shop, DataSource warehouse)
            throws Exception {
        var reader = new JdbcCursorItemReaderBuilder<Order>()
                .name("orders")
                .dataSource(shop)
                .sql(Order.QUERY)
                .fetchSize(Integer.MIN_VALUE) // Connector/J streams
                .verifyCursorPosition(false)
                .rowMapper((row, number) -> Order.of(row))
                .build();
        reader.afterPropertiesSet();
        var writer = new JdbcBatchItemWriterBuilder<Order>()
                .dataSource(warehouse)
                .sql(UPSERT)
                .itemPreparedStatementSetter(SpringJob::bind)
                .assertUpdates(false)
                .build();
        writer.afterPropertiesSet();
        return new StepBuilder("upsert", repository)
                .<Order, Order>chunk(CHUNK, transactions)
                .reader(reader)
                .processor(SpringJob::checked)
                .writer(writer)
                .build();
    }

    /** What passes the contract's schema and rule; the rest is left out. */
    private static @Nullable Order checked(Order order) {
        var good = NUMBER.matcher(order.number()).matches()
                && STATES.contains(order.status())
                && CURRENCIES.contains(order.currency())
                && order.total().signum() >= 0
                && (order.shippedAt() == null || !order.shippedAt().isBefore(order.placedAt()));
        return good ? order : null;
    }

    private static void bind(Order order, PreparedStatement row) throws SQLException {
        row.setLong(1, order.id());
        row.setString(2, order.number());
        row.setLong(3, order.customer());
        row.setString(4, order.status());
        row.setString(5, order.currency());
        row.setBigDecimal(6, order.total());
        row.setString(7, order.street());
        row.setString(8, order.city());
        row.setString(9, order.state());
        row.setString(10, order.postalCode());
        row.setString(11, order.country());
        row.setString(12, order.note());
        row.setObject(13, utc(order.placedAt()));
        row.setObject(14, utc(order.shippedAt()));
        row.setObject(15, utc(order.updatedAt()));
        row.setString(16, order.lines());
    }

    private static @Nullable Object utc(@Nullable LocalDateTime time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
