package dev.wadi.sandbox.day.crm;

import static dev.wadi.sandbox.day.crm.CrmFields.number;
import static dev.wadi.sandbox.day.crm.CrmFields.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A company in the CRM. Texts it lacks are empty.
 *
 * @param deleted whether it is in the recycle bin, where only {@code queryAll} finds it
 */
public record CrmAccount(
        String id,
        String name,
        String website,
        String industry,
        String phone,
        String billingStreet,
        String billingCity,
        String billingState,
        String billingPostalCode,
        String billingCountry,
        Optional<Integer> numberOfEmployees,
        Optional<BigDecimal> annualRevenue,
        Stamps stamps,
        boolean deleted) {

    /** Its fields, in the names of Salesforce's API. */
    public static final List<String> FIELDS = List.of(
            "Id",
            "Name",
            "Website",
            "Industry",
            "Phone",
            "BillingStreet",
            "BillingCity",
            "BillingState",
            "BillingPostalCode",
            "BillingCountry",
            "NumberOfEmployees",
            "AnnualRevenue",
            "CreatedDate",
            "LastModifiedDate",
            "SystemModstamp",
            "IsDeleted");

    static CrmAccount of(String id, Map<String, String> fields, Stamps stamps, boolean deleted) {
        return new CrmAccount(
                id,
                fields.getOrDefault("Name", ""),
                fields.getOrDefault("Website", ""),
                fields.getOrDefault("Industry", ""),
                fields.getOrDefault("Phone", ""),
                fields.getOrDefault("BillingStreet", ""),
                fields.getOrDefault("BillingCity", ""),
                fields.getOrDefault("BillingState", ""),
                fields.getOrDefault("BillingPostalCode", ""),
                fields.getOrDefault("BillingCountry", ""),
                number("NumberOfEmployees", fields).map(BigDecimal::intValueExact),
                number("AnnualRevenue", fields),
                stamps,
                deleted);
    }

    /** The fields it has by their names, as JSON would have them: texts, numbers, booleans. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Id", id);
        text(fields, "Name", name);
        text(fields, "Website", website);
        text(fields, "Industry", industry);
        text(fields, "Phone", phone);
        text(fields, "BillingStreet", billingStreet);
        text(fields, "BillingCity", billingCity);
        text(fields, "BillingState", billingState);
        text(fields, "BillingPostalCode", billingPostalCode);
        text(fields, "BillingCountry", billingCountry);
        numberOfEmployees.ifPresent(value -> fields.put("NumberOfEmployees", value));
        annualRevenue.ifPresent(value -> fields.put("AnnualRevenue", value));
        CrmFields.stamp(fields, stamps, deleted);
        return fields;
    }
}
