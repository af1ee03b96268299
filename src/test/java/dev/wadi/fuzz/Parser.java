package dev.wadi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.bronze.Framer;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.bronze.json.JsonLinesFramer;
import dev.wadi.contract.ContractException;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Origin;
import dev.wadi.core.Page;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Tenant;
import dev.wadi.map.Mapper;
import dev.wadi.testkit.Pages;
import dev.wadi.testkit.Tickets;
import dev.wadi.testkit.postgres.Warehouse;
import dev.wadi.validate.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reads from outside. Fed with any bytes it throws an {@link AssertionError}, or anything else, where it is wrong. */
public enum Parser {
    /** An object of delimited text, up to the records that come out of it. */
    CSV("ticket_id,created_at,updated_at,requester_email,subject,status\n"
            + "T-000001,2026-01-05T08:00:00Z,2026-01-05T09:00:00Z,ann@x.test,\"A \"\"lamp\"\"\n, dark\",open\r\n") {
        @Override
        void feed(byte[] bytes) {
            everyByteIsAccountedFor(bytes, new CsvFramer(',', '"', SMALL.recordBytes()), TICKETS);
        }
    },

    /** An object with a JSON object a line. */
    JSON_LINES("{\"id\":1,\"a\":{\"b\":[1.5e3,null,true,\"\\u00e9\"]}}\n\n{\"id\":2}\r\n") {
        @Override
        void feed(byte[] bytes) {
            everyByteIsAccountedFor(bytes, new JsonLinesFramer(), "orders.order");
        }
    },

    /** An answer of an API with an array of records in it. */
    JSON_PAGES(
            "{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"1\",\"Name\":\"Ann\"},{\"Id\":\"2\",\"x\":[{}]}]}") {
        @Override
        void feed(byte[] bytes) {
            Frames frames;
            try {
                frames = JsonAnswer.frame(bytes, new Places("/records", "/nextRecordsUrl", "/totalSize"))
                        .frames();
            } catch (IOException refused) {
                return;
            }
            framesStandInOrder(frames, bytes.length);
            everyRecordComesOut("crm.contact", bytes, new byte[0], frames);
        }
    },

    /** A contract, as somebody might write it. */
    CONTRACT(
            "stream: a.b\ntitle: T\ndescription: D\nowner: me\nfreshness: PT1H\nsource: { kind: s3, format: csv }\nkey: id\n"
                    + "version: at\nschema: {}\nentity: deal\ncolumns:\n  - { name: id, type: text }\n  - { name: at, type: integer }\n") {
        @Override
        void feed(byte[] bytes) {
            try {
                ContractReader.read("any.yaml", new String(bytes, UTF_8));
            } catch (ContractException refused) {
                if (String.valueOf(refused.getMessage()).isBlank()) {
                    throw new AssertionError("refused without a reason", refused);
                }
            }
        }
    },

    PHONE("+49 (0)30 1234-567 ext. 8") {
        @Override
        void feed(byte[] bytes) {
            comesOut("crm.contact", Map.of("Id", "1", "LastName", "Lee", "MailingCountry", "DE", "Phone", text(bytes)));
            comesOut("crm.contact", Map.of("Id", "1", "LastName", "Lee", "MobilePhone", text(bytes)));
        }
    },

    EMAIL("Ann.Lee+x@Example.org") {
        @Override
        void feed(byte[] bytes) {
            comesOut(TICKETS, ticket("requester_email", text(bytes)));
        }
    },

    DATE("2026-01-05T08:00:00.123+01:00") {
        @Override
        void feed(byte[] bytes) {
            comesOut(TICKETS, ticket("created_at", text(bytes)));
            comesOut("crm.contact", Map.of("Id", "1", "LastName", "Lee", "Birthdate", text(bytes)));
        }
    };

    private static final String TICKETS = "tickets.ticket";
    private static final PageSize SMALL = new PageSize(3, 400, 200);
    private static final Contracts CONTRACTS = Contracts.load(Path.of("contracts"));
    private static final PageReader READER = new PageReader(CONTRACTS);
    private static final Validator VALIDATOR = new Validator(CONTRACTS);
    private static final Mapper MAPPER = new Mapper(CONTRACTS, Warehouse.HASH);

    private final byte[] good;

    Parser(String good) {
        this.good = good.getBytes(UTF_8);
    }

    /** Something that it reads well, to begin with. */
    byte[] good() {
        return good.clone();
    }

    /** Reads these bytes and checks what it made of them. */
    abstract void feed(byte[] bytes);

    private static void everyByteIsAccountedFor(byte[] bytes, Framer framer, String stream) {
        var drafts = new PageDrafts(Pages.aReading(), new ByteArrayInputStream(bytes), bytes.length, framer, SMALL);
        var at = 0L;
        while (drafts.hasNext()) {
            var draft = drafts.next();
            var start = (int) draft.start();
            must(start == at, "a page begins where the one before ended");
            at = draft.end();
            must(
                    Arrays.equals(draft.payload(), Arrays.copyOfRange(bytes, start, start + draft.payload().length)),
                    "a page is what stands in the object");
            framesStandInOrder(draft.frames(), draft.payload().length);
            everyRecordComesOut(stream, draft.payload(), draft.preamble(), draft.frames());
        }
        must(at == bytes.length, "all bytes are on a page or counted unreadable");
    }

    private static void framesStandInOrder(Frames frames, int length) {
        var end = 0;
        for (var ordinal = 0; ordinal < frames.size(); ordinal++) {
            must(frames.offset(ordinal) >= end && frames.length(ordinal) >= 0, "records do not overlap");
            end = frames.offset(ordinal) + frames.length(ordinal);
        }
        must(end <= length, "records are within their page");
    }

    private static void everyRecordComesOut(String stream, byte[] payload, byte[] preamble, Frames frames) {
        var read = READER.read(new Claim(page(stream, payload, preamble, frames), "worker", 1, 1));
        var mapped = MAPPER.map(VALIDATOR.validate(read));
        must(mapped.accepted().size() + mapped.rejects().size() == frames.size(), "each record comes out once");
    }

    private static void comesOut(String stream, Map<String, String> values) {
        var fields = JsonNodeFactory.instance.objectNode();
        values.forEach(fields::put);
        var frames = new Frames.Builder();
        frames.add(0, 1);
        var claim = new Claim(page(stream, new byte[1], new byte[0], frames.build()), "worker", 1, 1);
        var record = new RawRecord(new Origin(1, 0, 0, 1), fields);
        var mapped = MAPPER.map(VALIDATOR.validate(new Batch<>(claim, List.of(record), List.of())));
        must(mapped.accepted().size() + mapped.rejects().size() == 1, "the record comes out once");
    }

    private static Page page(String stream, byte[] payload, byte[] preamble, Frames frames) {
        return new Page(
                Tenant.DEFAULT, stream, Lane.LIVE, 1, 1, "an object", 0, payload, preamble, frames, Instant.EPOCH);
    }

    private static Map<String, String> ticket(String field, String value) {
        var fields = new HashMap<>(Tickets.VALID);
        fields.put(field, value);
        return fields;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static void must(boolean holds, String claim) {
        if (!holds) {
            throw new AssertionError("not so: " + claim);
        }
    }
}
