package dev.wadi.identity;

import java.util.List;

/** The records of one person or company, by key, ascending. */
public record Customer(List<String> members) {

    public Customer {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a customer has at least one record");
        }
    }
}
