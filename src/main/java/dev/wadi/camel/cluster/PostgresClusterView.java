package dev.wadi.camel.cluster;

import dev.wadi.postgres.LeaderLock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;
import org.jspecify.annotations.Nullable;

/** One namespace of the election: this process and whether it leads. Other members are not known to it. */
final class PostgresClusterView extends AbstractCamelClusterView {

    private final LeaderLock lock;
    private final long checkMillis;
    private final Member self = new Member();
    private @Nullable ScheduledExecutorService scheduler;
    private volatile boolean leading;

    PostgresClusterView(PostgresClusterService service, String namespace, DataSource database, long checkMillis) {
        super(service, namespace);
        this.lock = new LeaderLock(database, namespace);
        this.checkMillis = checkMillis;
    }

    @Override
    public Optional<CamelClusterMember> getLeader() {
        return leading ? Optional.of(self) : Optional.empty();
    }

    @Override
    public CamelClusterMember getLocalMember() {
        return self;
    }

    @Override
    public List<CamelClusterMember> getMembers() {
        return List.of(self);
    }

    @Override
    protected void doStart() {
        scheduler = getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "wadi-leader-" + getNamespace());
        scheduler.scheduleWithFixedDelay(this::check, 0, checkMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (scheduler != null) {
            // a check under way ends first: it must not take the lock again once that has been given up
            getCamelContext().getExecutorServiceManager().shutdownGraceful(scheduler);
        }
        lead(false);
        lock.release();
    }

    private void check() {
        lead(lock.hold());
    }

    private void lead(boolean now) {
        if (now != leading) {
            leading = now;
            fireLeadershipChangedEvent(now ? self : null);
        }
    }

    private final class Member implements CamelClusterMember {

        @Override
        public boolean isLeader() {
            return leading;
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public String getId() {
            return getClusterService().getId();
        }
    }
}
