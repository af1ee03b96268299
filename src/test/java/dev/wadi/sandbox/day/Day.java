package dev.wadi.sandbox.day;

import dev.wadi.sandbox.day.crm.Accounts;
import dev.wadi.sandbox.day.crm.Contacts;
import dev.wadi.sandbox.day.crm.CrmAccount;
import dev.wadi.sandbox.day.crm.CrmContact;
import dev.wadi.sandbox.day.crm.CrmOpportunity;
import dev.wadi.sandbox.day.crm.Opportunities;
import dev.wadi.sandbox.day.helpdesk.HelpDesk;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.people.Population;
import dev.wadi.sandbox.day.shop.Customers;
import dev.wadi.sandbox.day.shop.Orders;
import dev.wadi.sandbox.day.shop.ShopCustomer;
import dev.wadi.sandbox.day.shop.ShopOrder;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Told;
import dev.wadi.sandbox.tickets.Planted;
import dev.wadi.sandbox.tickets.TicketObject;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A day at a company: the same people and companies in a CRM, a shop and a help desk, each seen through its own eyes,
 * with invalid records and other dirt in known places. The sources begin with something, and it changes in the course of
 * the day. Everything follows from a size and a seed, to the byte, on every machine and JDK.
 *
 * <p>Nothing is kept: each iterator makes its records up as it is asked for them, and two make the same ones. What a day
 * holds is a number for each customer and each change to come. It may be used by several threads, an iterator by one.
 */
public final class Day {

    private final DaySize size;
    private final Cast cast;
    private final Contacts contacts;
    private final Accounts accounts;
    private final Opportunities opportunities;
    private final Customers customers;
    private final Orders orders;
    private final HelpDesk helpDesk;

    private Day(DaySize size, long seed) {
        this.size = size;
        this.cast = Cast.of(seed, size.profiles());
        this.customers = new Customers(cast, seed + 0x5107_0000L);
        this.orders = new Orders(customers, size.orders(), seed + 0x08DE_0000L);
        this.accounts = new Accounts(cast, seed + 0xACC0_0000L);
        this.contacts = new Contacts(cast, seed + 0xC027_0000L, accounts, customers::number);
        this.opportunities = new Opportunities(accounts, seed + 0x0660_0000L);
        this.helpDesk = new HelpDesk(cast, seed + 0x4E1B_0000L);
    }

    /** The day of that size and seed. */
    public static Day of(DaySize size, long seed) {
        return new Day(size, seed);
    }

    public DaySize size() {
        return size;
    }

    /** Everybody the day is about, in truth. */
    public Population population() {
        return cast.population();
    }

    public Iterator<CrmContact> contacts() {
        return records(contacts.initial());
    }

    public Iterator<CrmAccount> accounts() {
        return records(accounts.initial());
    }

    public Iterator<CrmOpportunity> opportunities() {
        return records(opportunities.initial());
    }

    public Iterator<ShopCustomer> customers() {
        return records(customers.initial());
    }

    public Iterator<ShopOrder> orders() {
        return records(orders.initial());
    }

    /** In the order of time, as all changes. */
    public Iterator<Change<CrmContact>> contactChanges() {
        return changes(contacts.changes());
    }

    public Iterator<Change<CrmAccount>> accountChanges() {
        return changes(accounts.changes());
    }

    public Iterator<Change<CrmOpportunity>> opportunityChanges() {
        return changes(opportunities.changes());
    }

    public Iterator<Change<ShopCustomer>> customerChanges() {
        return changes(customers.changes());
    }

    public Iterator<Change<ShopOrder>> orderChanges() {
        return changes(orders.changes());
    }

    /** The tickets' exports, object by object in the order of their keys; changes are in later objects. */
    public Planted tickets(Consumer<TicketObject> objects) {
        return helpDesk.export(size.tickets(), objects, truth -> {});
    }

    /** What is true about all records, source by source, changes after what the source begins with. */
    public void truth(Consumer<RecordTruth> reader) {
        tell(contacts.initial(), reader);
        tell(contacts.changes(), reader);
        tell(accounts.initial(), reader);
        tell(accounts.changes(), reader);
        tell(opportunities.initial(), reader);
        tell(opportunities.changes(), reader);
        tell(customers.initial(), reader);
        tell(customers.changes(), reader);
        tell(orders.initial(), reader);
        tell(orders.changes(), reader);
        helpDesk.export(size.tickets(), object -> {}, reader);
    }

    private static <T> Iterator<T> records(Stream<Told<T>> told) {
        return told.map(Told::record).iterator();
    }

    private static <T> Iterator<Change<T>> changes(Stream<Told<T>> told) {
        return told.map(one -> new Change<>(one.at(), one.truth().deleted(), one.record()))
                .iterator();
    }

    private static <T> void tell(Stream<Told<T>> told, Consumer<RecordTruth> reader) {
        told.forEachOrdered(one -> reader.accept(one.truth()));
    }
}
