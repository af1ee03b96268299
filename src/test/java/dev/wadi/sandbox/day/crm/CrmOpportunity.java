package dev.wadi.sandbox.day.crm;

import static dev.wadi.sandbox.day.crm.CrmFields.number;
import static dev.wadi.sandbox.day.crm.CrmFields.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deal with a company, won, lost or open. Texts it lacks are empty.
 *
 * @param deleted whether it is in the recycle bin, where only {@code queryAll} finds it
 */
public record CrmOpportunity(
        String id,
        String name,
        String accountId,
        String stageName,
        Optional<BigDecimal> amount,
        String currencyIsoCode,
        String closeDate,
        Optional<Integer> probability,
        boolean isClosed,
        boolean isWon,
        Stamps stamps,
        boolean deleted) {

    /** Its fields, in the names of Salesforce's API. */
    public static final List<String> FIELDS = List.of(
            "Id",
            "Name",
            "AccountId",
            "StageName",
            "Amount",
            "CurrencyIsoCode",
            "CloseDate",
            "Probability",
            "IsClosed",
            "IsWon",
            "CreatedDate",
            "LastModifiedDate",
            "SystemModstamp",
            "IsDeleted");

    static CrmOpportunity of(String id, Map<String, String> fields, Stamps stamps, boolean deleted) {
        return new CrmOpportunity(
                id,
                fields.getOrDefault("Name", ""),
                fields.getOrDefault("AccountId", ""),
                fields.getOrDefault("StageName", ""),
                number("Amount", fields),
                fields.getOrDefault("CurrencyIsoCode", ""),
                fields.getOrDefault("CloseDate", ""),
                number("Probability", fields).map(BigDecimal::intValueExact),
                Boolean.parseBoolean(fields.getOrDefault("IsClosed", "")),
                Boolean.parseBoolean(fields.getOrDefault("IsWon", "")),
                stamps,
                deleted);
    }

    /** The fields it has by their names, as JSON would have them: texts, numbers, booleans. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Id", id);
        text(fields, "Name", name);
        text(fields, "AccountId", accountId);
        text(fields, "StageName", stageName);
        amount.ifPresent(value -> fields.put("Amount", value));
        text(fields, "CurrencyIsoCode", currencyIsoCode);
        text(fields, "CloseDate", closeDate);
        probability.ifPresent(value -> fields.put("Probability", value));
        fields.put("IsClosed", isClosed);
        fields.put("IsWon", isWon);
        CrmFields.stamp(fields, stamps, deleted);
        return fields;
    }
}
