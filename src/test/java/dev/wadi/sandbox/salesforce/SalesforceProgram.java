package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.time.Clock;
import java.util.Map;

/** Runs an org until it is stopped, for someone to try requests on. Takes the port to listen at, or none. */
public final class SalesforceProgram {

    private static final ConnectedApp APP =
            ConnectedApp.of("sandbox-client", "sandbox-secret").runningAs("integration@sandbox.example");

    private SalesforceProgram() {}

    public static void main(String[] arguments) {
        var store = new RecordStore(Clock.systemUTC());
        var account = store.upsert("Account", Map.of("Name", "Sandbox Ltd", "Industry", "Retail"));
        store.upsert(
                "Contact",
                Map.of("FirstName", "Ada", "LastName", "Example", "Email", "ada@example.com", "AccountId", account));
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        var server = SalesforceServer.start(store, SalesforceSettings.usual().withPort(port));
        server.authorization().register(APP);
        System.out.printf("%s  client_id=%s client_secret=%s%n", server.endpoint(), APP.clientId(), APP.clientSecret());
    }
}
