package dev.wadi.sandbox.day.crm;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the records of the CRM have in common on their way from texts to fields. */
final class CrmFields {

    private CrmFields() {}

    static Optional<BigDecimal> number(String name, Map<String, String> fields) {
        return Optional.ofNullable(fields.get(name))
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new);
    }

    static void text(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    static void stamp(Map<String, Object> fields, Stamps stamps, boolean deleted) {
        fields.put("CreatedDate", Stamps.text(stamps.created()));
        fields.put("LastModifiedDate", Stamps.text(stamps.modified()));
        fields.put("SystemModstamp", Stamps.text(stamps.system()));
        fields.put("IsDeleted", deleted);
    }
}
