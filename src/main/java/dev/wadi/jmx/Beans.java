package dev.wadi.jmx;

import com.google.common.base.Suppliers;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.ledger.Balance;
import dev.wadi.operations.Operations;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import dev.wadi.operations.StreamStatus;
import dev.wadi.operations.Streams;
import dev.wadi.operations.Views;
import dev.wadi.operations.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The MBeans of a process, from when they are made until they are closed. A client reads attributes one by one: what they are
 * taken from is asked for at most four times a second.
 */
public final class Beans implements AutoCloseable {

    private static final Duration FRESH = Duration.ofMillis(250);
    private static final int RECENT = 10;

    private final MBeanServer server;
    private final List<ObjectName> names = new ArrayList<>();

    /** Registers a bean for each stream, and those of what all have in common. */
    public Beans(MBeanServer server, Operations operations, Contracts contracts) {
        this.server = server;
        var all = memo(() -> operations.streams().all());
        for (var contract : contracts.all()) {
            register(
                    "type=stream,name=" + ObjectName.quote(contract.stream()),
                    StreamMXBean.class,
                    new StreamBean(contract, operations.streams(), operations.rereads(), all));
        }
        register("type=ledger", LedgerMXBean.class, new LedgerBean(operations));
        register("type=publications", PublicationsMXBean.class, new PublicationsBean(operations));
        register("type=workers", WorkersMXBean.class, new WorkersBean(operations.work()));
        register("type=quarantine", QuarantineMXBean.class, new QuarantineBean(operations.desk()));
        register("type=backfills", BackfillsMXBean.class, new BackfillsBean(operations.rereads()));
        register("type=replays", ReplaysMXBean.class, new ReplaysBean(operations.rereads()));
    }

    @Override
    public void close() {
        for (var name : names) {
            try {
                server.unregisterMBean(name);
            } catch (JMException goneAlready) {
                // which is what was wanted
            }
        }
    }

    private void register(String properties, Class<?> face, Object bean) {
        try {
            names.add(server.registerMBean(Told.of(bean, face), new ObjectName("dev.wadi:" + properties))
                    .getObjectName());
        } catch (JMException e) {
            throw new IllegalStateException("an MBean cannot be registered: " + properties, e);
        }
    }

    private static <T> Supplier<T> memo(Supplier<T> ask) {
        return Suppliers.memoizeWithExpiration(() -> Faults.told(ask), FRESH)::get;
    }

    private record StreamBean(Contract contract, Streams streams, Rereads rereads, Supplier<List<StreamStatus>> all)
            implements StreamMXBean {

        @Override
        public String getState() {
            return status().state().label();
        }

        @Override
        public @Nullable Long getLagSeconds() {
            var lag = status().lagSeconds();
            return lag.isPresent() ? lag.getAsLong() : null;
        }

        @Override
        public @Nullable String getCursor() {
            return status().cursor().orElse(null);
        }

        @Override
        public @Nullable String getLastRead() {
            return status().lastRead().map(Object::toString).orElse(null);
        }

        @Override
        public @Nullable String getLastError() {
            return status().failure().orElse(null);
        }

        @Override
        public long getPendingPages() {
            return status().pendingPages();
        }

        @Override
        public boolean isAsked() {
            return status().asked();
        }

        @Override
        public String pause(String why) {
            return Faults.told(() -> streams.pause(contract.stream(), Caller.operator(why))
                    .state()
                    .label());
        }

        @Override
        public String resume(String why) {
            return Faults.told(() -> streams.resume(contract.stream(), Caller.operator(why))
                    .state()
                    .label());
        }

        @Override
        public String pollNow(String why) {
            return Faults.told(() -> streams.pollNow(contract.stream(), Caller.operator(why))
                    .state()
                    .label());
        }

        @Override
        public void recheck(String why) {
            Faults.told(() -> {
                rereads.recheck(contract.stream(), Caller.operator(why));
                return true;
            });
        }

        @Override
        public List<Map<String, String>> findings() {
            return Rows.of(Faults.told(() -> rereads.findings(contract.stream())), RereadViews::of);
        }

        private StreamStatus status() {
            return all.get().stream()
                    .filter(status -> status.stream().equals(contract.stream()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class LedgerBean implements LedgerMXBean {

        private final Operations operations;
        private final Supplier<List<Balance>> balances;

        LedgerBean(Operations operations) {
            this.operations = operations;
            this.balances = memo(operations::balances);
        }

        @Override
        public boolean isBalanced() {
            return balances.get().stream().allMatch(Balance::balanced);
        }

        @Override
        public List<Map<String, String>> getBalances() {
            return Rows.of(balances.get(), Views::of);
        }

        @Override
        public List<Map<String, String>> getRejects() {
            return Rows.of(Faults.told(() -> operations.rejects().byCause()), Views::of);
        }

        @Override
        public List<Map<String, String>> runs(@Nullable String stream, int most) {
            var named = Optional.ofNullable(stream).filter(name -> !name.isBlank());
            return Rows.of(
                    Faults.told(() -> operations.runs().list(named, Optional.empty(), Rows.most(most))), Views::of);
        }
    }

    private record PublicationsBean(Operations operations) implements PublicationsMXBean {

        @Override
        public int getLatest() {
            return Faults.told(() -> operations.publications().list(Optional.empty(), 1)).stream()
                    .mapToInt(latest -> latest.publication())
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public List<Map<String, String>> getRecent() {
            return list(RECENT);
        }

        @Override
        public List<Map<String, String>> list(int most) {
            return Rows.of(
                    Faults.told(() -> operations.publications().list(Optional.empty(), Rows.most(most))), Views::of);
        }
    }

    private static final class WorkersBean implements WorkersMXBean {

        private final Work work;
        private final Supplier<Work.Load> load;

        WorkersBean(Work work) {
            this.work = work;
            this.load = memo(work::load);
        }

        @Override
        public long getWaiting() {
            return load.get().waiting();
        }

        @Override
        public long getClaimed() {
            return load.get().claimed();
        }

        @Override
        public long getParked() {
            return load.get().parked();
        }

        @Override
        public long getWorkers() {
            return load.get().workers();
        }

        @Override
        public List<Map<String, String>> pages(int most) {
            return Rows.of(Faults.told(() -> work.pages(Rows.most(most))), Views::of);
        }

        @Override
        public void release(long page, String why) {
            Faults.told(() -> {
                work.release(page, Caller.operator(why));
                return true;
            });
        }
    }
}
