package dev.wadi.testkit.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import java.util.List;

/** Contracts of small streams, as simple as can be. */
public final class Streams {

    /** Notes about people: {@code id,v,email,name,phone,text}. */
    public static final String NOTES = "desk.note";

    /** Calls by people: {@code id,v,email,company}. */
    public static final String CALLS = "desk.call";

    /** Customers of a shop: {@code id,v,kind,given,family,company,email,phone,born,street,city,website,ip}. */
    public static final String BUYERS = "shop.buyer";

    /** What they order: {@code id,v,buyer,at,total,currency,status}. */
    public static final String ORDERS = "shop.order";

    /** Deals with them: {@code id,v,buyer,at,worth,currency,stage}. */
    public static final String DEALS = "shop.deal";

    /** Where people ask for help: {@code id,v,name,email,at,status}. */
    public static final String TICKETS = "desk.ticket";

    private static final String BUYER = """
            stream: shop.buyer
            title: Buyers
            description: Who buys.
            owner: shop
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            deleted: gone
            schema:
              required: [id, v]
            entity: buyer
            columns:
              - { name: id, type: text, description: The buyer's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: kind, type: text, description: person or company }
              - { name: given, type: text, personal: true, description: First name }
              - { name: family, type: text, personal: true, description: Last name }
              - { name: company, type: text, description: What it is called }
              - { name: email, type: email, personal: true, description: E-mail address }
              - { name: phone, type: text, personal: true, description: Phone number }
              - { name: born, type: date, formats: [yyyy-MM-dd], personal: true, description: Date of birth }
              - { name: street, type: text, personal: true, description: Street and number }
              - { name: city, type: text, personal: true, description: City }
              - { name: website, type: text, description: Its site }
              - { name: ip, type: ip, personal: true, description: Where they were last seen }
              - { name: gone, type: boolean, description: Whether they are no more }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            identity:
              subject: { column: kind }
              trust: 2
              fields:
                given-name: given
                family-name: family
                company: company
                email: email
                phone: phone
                birth-date: born
                street: street
                city: city
                website: website
                ip: ip
            """;

    private static final String ORDER = """
            stream: shop.order
            title: Orders
            description: What buyers ordered.
            owner: shop
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            schema:
              required: [id, v]
            entity: purchase
            columns:
              - { name: id, type: text, description: The order's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: buyer, type: text, description: Who ordered }
              - { name: at, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When }
              - { name: total, type: money, scale: 2, currency: currency, description: What it came to }
              - { name: currency, type: currency, description: What that is in }
              - { name: status, type: text, description: How far it is }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            activity:
              as: order
              of: { stream: shop.buyer, column: buyer }
              at: at
              amount: total
              currency: currency
              state: status
              open: [placed, shipped]
              void: [returned]
            """;

    private static final String DEAL = """
            stream: shop.deal
            title: Deals
            description: What buyers may buy.
            owner: sales
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            schema:
              required: [id, v]
            entity: deal
            columns:
              - { name: id, type: text, description: The deal's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: buyer, type: text, description: With whom }
              - { name: at, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: Since when }
              - { name: worth, type: money, scale: 2, currency: currency, description: What it is worth }
              - { name: currency, type: currency, description: What that is in }
              - { name: stage, type: text, description: How far it is }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            activity:
              as: opportunity
              of: { stream: shop.buyer, column: buyer }
              at: at
              amount: worth
              currency: currency
              state: stage
              open: [offered]
              void: [lost]
            """;

    private static final String TICKET = """
            stream: desk.ticket
            title: Tickets
            description: Who needs help.
            owner: desk
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            schema:
              required: [id, v]
            entity: request
            columns:
              - { name: id, type: text, description: The ticket's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: name, type: text, personal: true, description: Who asked }
              - { name: email, type: email, personal: true, description: "Who asked, by e-mail address" }
              - { name: at, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When }
              - { name: status, type: text, description: How far it is }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            identity: { subject: person, trust: 1, fields: { full-name: name, email: email } }
            activity: { as: ticket, at: at, state: status, open: [new] }
            """;

    private static final String NOTE = """
            stream: desk.note
            title: Notes
            description: What people said.
            owner: desk
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            schema:
              required: [id, v]
            entity: note
            columns:
              - { name: id, type: text, description: The note's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: email, type: email, personal: true, description: "Who said it, by e-mail address" }
              - { name: name, type: text, personal: true, description: Who said it }
              - { name: phone, type: text, personal: true, description: "Who said it, by phone" }
              - { name: text, type: text, personal: true, description: What was said }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            identity: { subject: person, trust: 1, fields: { full-name: name, email: email, phone: phone } }
            """;

    private static final String CALL = """
            stream: desk.call
            title: Calls
            description: Who called.
            owner: desk
            freshness: PT1H
            source: { kind: s3, format: csv }
            key: id
            version: v
            schema:
              required: [id, v]
            entity: call
            columns:
              - { name: id, type: text, description: The call's number }
              - { name: v, type: integer, description: Orders its versions }
              - { name: email, type: email, personal: true, description: "Who called, by e-mail address" }
              - { name: company, type: text, description: Whom the caller works for }
            gates:
              - { measure: rejected-share, hold-above: 0.5 }
            identity: { subject: person, trust: 1, fields: { email: email, company: company } }
            """;

    private Streams() {}

    /** Notes and calls. */
    public static Contracts both() {
        return Contracts.of(List.of(notes(), calls()));
    }

    /** All of a shop: buyers, orders, deals, tickets. */
    public static Contracts shop() {
        return Contracts.of(List.of(contract(BUYER), contract(ORDER), contract(DEAL), contract(TICKET)));
    }

    /** Notes, and calls under a later contract, which reads them as calls by companies. */
    public static Contracts withCallsByCompanies() {
        return Contracts.of(List.of(notes(), contract(CALL.replace("subject: person", "subject: company"))));
    }

    public static Contract notes() {
        return contract(NOTE);
    }

    public static Contract calls() {
        return contract(CALL);
    }

    /** Notes under a later contract, which names one more column. */
    public static Contracts withMood() {
        return changed(
                "- { name: text,", "- { name: mood, type: text, description: How it was said }\n  - { name: text,");
    }

    /** Notes under a later contract, which takes no note without a phone number. */
    public static Contracts withPhoneRequired() {
        return changed("required: [id, v]", "required: [id, v, phone]");
    }

    /** A contract in this text. */
    public static Contract contract(String text) {
        return ContractReader.read("test.yaml", text);
    }

    private static Contracts changed(String from, String to) {
        return Contracts.of(List.of(contract(NOTE.replace(from, to)), calls()));
    }
}
