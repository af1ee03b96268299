package dev.wadi.journal.postgres;

import dev.wadi.bronze.postgres.AmendmentRows;
import dev.wadi.bronze.postgres.PostgresClaims;
import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.gold.Patience;
import dev.wadi.gold.postgres.EntityTables;
import dev.wadi.gold.postgres.PostgresPublisher;
import dev.wadi.identity.postgres.PostgresResolver;
import dev.wadi.journal.PageProcess;
import dev.wadi.journal.Rebuilt;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.postgres.PostgresDeployments;
import dev.wadi.postgres.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes a warehouse again from its journal: every publication in order, with just the pages it held, processed by the
 * contracts they were processed by then and the settings of identity in force then. What a publication held is read from the journal, never guessed from times.
 */
public final class JournalReplay {

    private static final String OWNER = "replay";

    private final Database journal;
    private final Database empty;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final Lifecycle lifecycle;
    private final PageProcess pages;
    private final Map<Integer, PostgresResolver> resolvers = new HashMap<>();

    /**
     * A replay from one database into another.
     *
     * @param empty a migrated database that holds nothing, or what a replay that was broken off left
     * @param hash  the key the journal's hashes were made with
     * @param lifecycle how customers were scored
     * @param pages processes claimed pages of {@code empty}
     */
    public JournalReplay(
            Database journal, Database empty, Tenant tenant, KeyedHash hash, Lifecycle lifecycle, PageProcess pages) {
        this.journal = journal;
        this.empty = empty;
        this.tenant = tenant;
        this.hash = hash;
        this.lifecycle = lifecycle;
        this.pages = pages;
    }

    /** Replays everything, telling of each publication as it is made. */
    public void replay(Consumer<Rebuilt> each) {
        replay(Instant.MAX, each);
    }

    /**
     * Replays what was published by then, telling of each publication as it is made; pages that only later ones have wait. One
     * that was broken off goes on where it was, to the instant it was begun for, and tells of what it had made too.
     */
    public void replay(Instant then, Consumer<Rebuilt> each) {
        var undertaking = Undertaking.in(empty, tenant).orElseGet(() -> JournalCopy.copy(journal, empty, tenant, then));
        var publications = publications(undertaking.publications());
        var made = made();
        var last = publications.isEmpty()
                ? 0
                : publications.get(publications.size() - 1).number();
        var deployments = new PostgresDeployments(empty);
        for (var publication : publications) {
            var hash = made.get(publication.number());
            if (hash == null) {
                resolve(publication, deployments);
                hash = publish(publication, deployments.deployment(tenant, publication.deployment()));
            }
            each.accept(new Rebuilt(publication.number(), last, publication.contentHash(), hash));
        }
    }

    /**
     * Processes the pages of a publication and resolves them, in the steps of then: a customer is named after who was there first.
     * Those that were, before the replay was broken off, stand first.
     */
    private void resolve(Published publication, PostgresDeployments deployments) {
        var resolver = resolvers.computeIfAbsent(
                publication.deployment(),
                number -> resolver(deployments.deployment(tenant, publication.deployment()), number));
        var left = attemptsUnderWay();
        for (var step : steps(publication.number())) {
            var made = Math.min(left, step.size());
            left -= made;
            for (var page : step.subList(made, step.size())) {
                var contracts =
                        deployments.deployment(tenant, page.deployment()).contracts();
                EntityTables.ensure(empty, contracts);
                pages.process(claim(page), contracts);
            }
            resolver.resolveExactly(newAttempts());
        }
    }

    private long publish(Published publication, Deployment deployment) {
        var day = Clock.fixed(publication.day().atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        return new PostgresPublisher(empty, deployment.contracts(), tenant, hash, lifecycle, Patience.NONE, day)
                .publish()
                .orElseThrow(() -> new IllegalStateException("publication " + publication.number() + " held nothing"))
                .contentHash();
    }

    private PostgresResolver resolver(Deployment deployment, int number) {
        var threads = Runtime.getRuntime().availableProcessors();
        return new PostgresResolver(
                empty,
                deployment.contracts(),
                tenant,
                number,
                Integer.MAX_VALUE,
                hash,
                deployment.identity().withThreads(threads));
    }

    private List<Published> publications(int last) {
        return journal.inTransaction(handle -> handle.createQuery("""
                        SELECT publication, deployment, day, content_hash FROM ops.publication
                        WHERE tenant = :tenant AND published_at IS NOT NULL AND publication <= :last ORDER BY publication
                        """)
                .bind("tenant", tenant.name())
                .bind("last", last)
                .map((row, context) -> new Published(
                        row.getInt("publication"),
                        row.getInt("deployment"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("content_hash")))
                .list());
    }

    /** The content hash of each publication that was made already. */
    private Map<Integer, Long> made() {
        return empty.inTransaction(handle -> handle.createQuery(
                        "SELECT publication, content_hash FROM ops.publication WHERE tenant = :tenant AND published_at IS NOT NULL")
                .bind("tenant", tenant.name())
                .reduceRows(new HashMap<>(), (hashes, row) -> {
                    hashes.put(row.getColumn("publication", Integer.class), row.getColumn("content_hash", Long.class));
                    return hashes;
                }));
    }

    /** How many attempts there are that readers do not see yet, resolved or not. */
    private int attemptsUnderWay() {
        return empty.inTransaction(handle -> handle.createQuery("""
                        SELECT count(*) FROM ops.attempt a WHERE tenant = :tenant AND NOT EXISTS (
                          SELECT FROM ops.publication p WHERE p.tenant = a.tenant AND p.publication = a.published_in
                            AND p.published_at IS NOT NULL)
                        """)
                .bind("tenant", tenant.name())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * The pages that each RESOLVE of a publication took; one without where it took none. Where steps were not kept yet they are one, of
     * the attempts that readers saw.
     */
    private Collection<List<ProcessedPage>> steps(int publication) {
        var steps = new TreeMap<Integer, List<ProcessedPage>>();
        journal.inTransaction(handle -> handle.createQuery("""
                        SELECT coalesce(step, 1) AS step, page_id, deployment, amended_upto FROM ops.attempt
                        WHERE tenant = :tenant AND published_in = :publication
                          AND (step IS NOT NULL OR retracted_in IS DISTINCT FROM :publication)
                        ORDER BY attempt_id
                        """)
                .bind("tenant", tenant.name())
                .bind("publication", publication)
                .map((row, context) -> steps.computeIfAbsent(row.getInt("step"), none -> new ArrayList<>())
                        .add(new ProcessedPage(
                                row.getLong("page_id"), row.getInt("deployment"), row.getLong("amended_upto"))))
                .list());
        return steps.isEmpty() ? List.of(List.of()) : steps.values();
    }

    private Claim claim(ProcessedPage page) {
        return empty.inTransaction(handle -> handle.createQuery("""
                        WITH claimed AS (
                          UPDATE bronze.claim SET state = 'claimed', owner = :owner, epoch = epoch + 1,
                            deployment = :deployment
                          WHERE tenant = :tenant AND page_id = :page RETURNING tenant, page_id, epoch)
                        SELECT p.*, c.epoch FROM claimed c JOIN bronze.page p USING (tenant, page_id)
                        """)
                .bind("tenant", tenant.name())
                .bind("owner", OWNER)
                .bind("deployment", page.deployment())
                .bind("page", page.pageId())
                .map((row, context) -> {
                    var landed = PostgresClaims.page(row);
                    var amendments = new AmendmentRows(hash).upto(handle, landed, page.amendedUpto());
                    return new Claim(landed, OWNER, row.getInt("epoch"), page.deployment(), amendments);
                })
                .one());
    }

    private List<Long> newAttempts() {
        return empty.inTransaction(handle -> handle.createQuery(
                        "SELECT attempt_id FROM ops.attempt WHERE tenant = :tenant AND published_in IS NULL")
                .bind("tenant", tenant.name())
                .mapTo(Long.class)
                .list());
    }

    private record Published(int number, int deployment, LocalDate day, long contentHash) {}

    private record ProcessedPage(long pageId, int deployment, long amendedUpto) {}
}
