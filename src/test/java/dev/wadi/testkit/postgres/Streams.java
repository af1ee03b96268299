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
