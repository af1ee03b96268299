package dev.wadi.sandbox;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.figures.ServiceMBeans;
import dev.wadi.sandbox.page.SampleReader;
import dev.wadi.sandbox.page.Samples;
import dev.wadi.sandbox.report.Outcomes;
import dev.wadi.sandbox.report.Seen;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.supply.Places;
import dev.wadi.sandbox.watch.Awaited;
import dev.wadi.sandbox.watch.Display;
import dev.wadi.sandbox.watch.Lookout;
import dev.wadi.sandbox.watch.RunFailed;
import dev.wadi.sandbox.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays a day in three acts, each until nothing is left to do: what the sources begin with; what has become of it by the
 * evening; the same once more, read by a service that was started anew and exported under other names.
 */
final class Acts implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    /** Looking takes the database from the service it is looked at for. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final String OBJECTS_MILLIS = "1000";
    private static final int LEAST_QUERY_MILLIS = 1_000;
    private static final int MOST_QUERY_MILLIS = 10_000;
    private static final int PROFILES_PER_MILLI = 5;

    private final SandboxService.Place place;
    private final SandboxServers servers;
    private final SandboxFiles files;
    private final Map<String, String> settings;
    private final Display display;
    private final Clock clock;
    private final Contracts contracts;
    private final Database database;
    private final Lookout lookout;
    private final Outcomes outcomes;
    private final SandboxUsers users;
    private SandboxService service;
    private long lastPage;

    /**
     * Starts the service.
     *
     * @param place   where it is to run
     * @param workers how many pages it works on at once
     */
    Acts(
            Path project,
            SandboxService.Place place,
            SandboxServers servers,
            int workers,
            SandboxFiles files,
            Display display,
            Clock clock)
            throws IOException {
        this.place = place;
        this.servers = servers;
        this.files = files;
        this.display = display;
        this.clock = clock;
        this.database = new Database(new DatabaseSettings(
                servers.postgres().urlWithoutUser(SandboxServers.DATABASE),
                PostgresServer.USER,
                new Sensitive<>(""),
                CONNECTIONS));
        this.lookout = new Lookout(database, new PostgresLedger(database), Tenant.DEFAULT);
        this.contracts = Contracts.load(project.resolve("contracts"));
        this.outcomes = new Outcomes(database, Tenant.DEFAULT, contracts);
        new Places(files.places()).write();
        this.users = SandboxUsers.write(files.users());
        this.settings = new TreeMap<>(servers.settings());
        settings.put("wadi.users.file", files.users().toAbsolutePath().toString());
        settings.put("wadi.work.workers", Integer.toString(workers));
        settings.put("wadi.enrich.geoip", files.places().toAbsolutePath().toString());
        settings.put("wadi.tickets.pollMillis", OBJECTS_MILLIS);
        settings.put("wadi.crm.pollMillis", queryMillis(servers.day()));
        settings.put("wadi.orders.pollMillis", queryMillis(servers.day()));
        display.say("starting Wadi");
        this.service = place.start(settings, files.serviceLog());
    }

    /** What the sources hold when the day begins. */
    Seen theDay() throws IOException, RunFailed {
        return untilNothingIsLeft(Awaited.beyond(Map.of(), servers.supplied().byStream(), 1));
    }

    /** What has become of it by the evening. */
    Seen itsChanges() throws IOException, RunFailed {
        var soFar = lookout.extents();
        display.say("letting the day go on: records change and go");
        return untilNothingIsLeft(Awaited.beyond(soFar, servers.change().byStream(), 0));
    }

    /** All of it again, for a service that knows it all. */
    Seen theSameAgain() throws IOException, RunFailed {
        display.say("starting Wadi anew, over the same and over tickets that are exported again");
        service.close();
        var soFar = lookout.extents();
        var again = servers.supplied().noneBut(servers.tickets().exportAgain(servers.day()));
        service = place.start(settings, files.serviceLog());
        return untilNothingIsLeft(Awaited.beyond(soFar, again.byStream(), 1));
    }

    /** A few records to look at. */
    Samples samples() {
        return new SampleReader(database, Tenant.DEFAULT, contracts).read();
    }

    /** Who may log in. */
    SandboxUsers users() {
        return users;
    }

    /** Waits until it has ended, whoever ended it, and says how. */
    String untilTheServiceEnds() throws InterruptedException {
        service.untilItEnds();
        return service.end().orElseThrow();
    }

    @Override
    public void close() {
        try (database) {
            service.close();
        }
    }

    /** Each query reads the look-back once more, which has a good part of a made-up history: so, of a large day, less often. */
    private static String queryMillis(Day day) {
        var millis = day.size().profiles() / PROFILES_PER_MILLI;
        return Integer.toString(Math.max(LEAST_QUERY_MILLIS, Math.min(MOST_QUERY_MILLIS, millis)));
    }

    private Seen untilNothingIsLeft(Awaited awaited) throws IOException, RunFailed {
        var standing =
                new Watch(service, () -> lookout.look(awaited), display, clock, BETWEEN_LOOKS).untilNothingIsLeft();
        var vitals = ServiceMBeans.read(service.pid(), awaited.byStream().keySet());
        var outcome = outcomes.read(lastPage);
        lastPage = outcome.lastPage();
        return new Seen(standing, outcome, vitals);
    }
}
