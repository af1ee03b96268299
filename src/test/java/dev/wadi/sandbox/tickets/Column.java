package dev.wadi.sandbox.tickets;

import java.util.List;
import java.util.Locale;

/** The columns of a ticket export, in their usual order. */
public enum Column {
    TICKET_ID,
    CREATED_AT,
    UPDATED_AT,
    CLOSED_AT,
    REQUESTER_NAME,
    REQUESTER_EMAIL,
    REQUESTER_PHONE,
    COMPANY,
    SUBJECT,
    BODY,
    STATUS,
    PRIORITY,
    CHANNEL,
    SATISFACTION;

    /** The most characters a subject may have. */
    public static final int LONGEST_SUBJECT = 200;

    /** What may not be blank. */
    public static final List<Column> REQUIRED =
            List.of(TICKET_ID, CREATED_AT, UPDATED_AT, REQUESTER_EMAIL, SUBJECT, STATUS);

    /** What a ticket can be; from one to the next in this order, as a rule. */
    static final List<String> STATUSES = List.of("open", "pending", "solved", "closed");

    static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    static final List<String> CHANNELS = List.of("email", "phone", "chat", "web");

    /** Its name in the header line. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is in a record, as a JSON pointer. */
    public String pointer() {
        return "/" + header();
    }
}
