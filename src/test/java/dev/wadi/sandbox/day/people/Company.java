package dev.wadi.sandbox.day.people;

import java.math.BigDecimal;

/** An employer: its people share its switchboard and its mailbox. */
public record Company(
        int number,
        Country country,
        Word name,
        String domain,
        Phone switchboard,
        Address address,
        String industry,
        int employees,
        BigDecimal revenue) {

    /** The mailbox many of its people write from. */
    public String mailbox() {
        return "info@" + domain;
    }
}
