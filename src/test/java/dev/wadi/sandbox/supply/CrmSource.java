package dev.wadi.sandbox.supply;

import dev.wadi.sandbox.day.Change;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.crm.Accounts;
import dev.wadi.sandbox.day.crm.Contacts;
import dev.wadi.sandbox.day.crm.CrmAccount;
import dev.wadi.sandbox.day.crm.CrmContact;
import dev.wadi.sandbox.day.crm.CrmOpportunity;
import dev.wadi.sandbox.day.crm.Opportunities;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A Salesforce org with the day's contacts, accounts and opportunities. They are put back as from a backup, so that they have
 * stamps of their own and the values that no validation would let in today.
 */
public final class CrmSource implements AutoCloseable {

    private static final ConnectedApp APP =
            ConnectedApp.of("wadi-sandbox", "wadi-sandbox-secret").runningAs("integration@sandbox.example");

    private static final String STAMP = "SystemModstamp";

    private final SalesforceServer server;

    private CrmSource(SalesforceServer server) {
        this.server = server;
    }

    /** One that is empty. */
    public static CrmSource start() {
        var server = SalesforceServer.start(new RecordStore(Clock.systemUTC()));
        server.authorization().register(APP);
        return new CrmSource(server);
    }

    /** Takes in what the day begins with. */
    public Records fill(Day day) {
        return fill(day, Share.ALL);
    }

    /** Takes in a share of what the day begins with; with the first all accounts, whose names are seen through the others. */
    public Records fill(Day day, Share share) {
        var accounts = share.number() == 0 ? day.accounts() : Collections.<CrmAccount>emptyIterator();
        return Records.of(Accounts.STREAM, put("Account", Share.ALL, mapped(accounts, CrmAccount::fields)))
                .and(Contacts.STREAM, put("Contact", share, mapped(day.contacts(), CrmContact::fields)))
                .and(
                        Opportunities.STREAM,
                        put("Opportunity", share, mapped(day.opportunities(), CrmOpportunity::fields)));
    }

    /** Takes in what has become of the records by the end of the day, all of an object at once. */
    public Records change(Day day) {
        return change(day, Share.ALL);
    }

    /** Takes in what has become of a share of the records. */
    public Records change(Day day, Share share) {
        return Records.of(Accounts.STREAM, put("Account", share, last(day.accountChanges(), CrmAccount::fields)))
                .and(Contacts.STREAM, put("Contact", share, last(day.contactChanges(), CrmContact::fields)))
                .and(
                        Opportunities.STREAM,
                        put("Opportunity", share, last(day.opportunityChanges(), CrmOpportunity::fields)));
    }

    /** What a service must be told to read it. */
    public Map<String, String> settings() {
        return Map.of(
                "wadi.crm.enabled", "true",
                "wadi.salesforce.loginUrl", server.endpoint().toString(),
                "wadi.salesforce.clientId", APP.clientId(),
                "wadi.salesforce.clientSecret", APP.clientSecret());
    }

    /** Tells those who log in from now on that it is reached by this port, and by no other. */
    public void announce(int port) {
        server.authorization().announce(URI.create("http://127.0.0.1:" + port));
    }

    /** Where people can look at it. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }

    private int put(String object, Share share, Iterator<Map<String, Object>> records) {
        return server.store()
                .restore(
                        object,
                        share.of(
                                records,
                                record -> record.getOrDefault(STAMP, "").toString()));
    }

    private static <T> Iterator<Map<String, Object>> last(
            Iterator<Change<T>> changes, Function<T, Map<String, Object>> fields) {
        var last = new LinkedHashMap<Object, Map<String, Object>>();
        mapped(changes, change -> fields.apply(change.record()))
                .forEachRemaining(record -> last.put(record.getOrDefault("Id", ""), record));
        return last.values().iterator();
    }

    private static <S, T> Iterator<T> mapped(Iterator<S> records, Function<S, T> function) {
        Iterable<S> all = () -> records;
        return StreamSupport.stream(all.spliterator(), false).map(function).iterator();
    }
}
