package dev.wadi.sandbox.day.crm;

import static dev.wadi.sandbox.day.crm.CrmFields.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person in the CRM. Texts it lacks are empty.
 *
 * @param deleted whether it is in the recycle bin, where only {@code queryAll} finds it
 */
public record CrmContact(
        String id,
        String firstName,
        String lastName,
        String salutation,
        String title,
        String email,
        String phone,
        String mobilePhone,
        String mailingStreet,
        String mailingCity,
        String mailingState,
        String mailingPostalCode,
        String mailingCountry,
        String birthdate,
        String accountId,
        String leadSource,
        String customerNumber,
        String lastLoginIp,
        Stamps stamps,
        boolean deleted) {

    /** Its fields, in the names of Salesforce's API. */
    public static final List<String> FIELDS = List.of(
            "Id",
            "FirstName",
            "LastName",
            "Salutation",
            "Title",
            "Email",
            "Phone",
            "MobilePhone",
            "MailingStreet",
            "MailingCity",
            "MailingState",
            "MailingPostalCode",
            "MailingCountry",
            "Birthdate",
            "AccountId",
            "LeadSource",
            "Customer_Number__c",
            "Last_Login_IP__c",
            "CreatedDate",
            "LastModifiedDate",
            "SystemModstamp",
            "IsDeleted");

    static CrmContact of(String id, Map<String, String> fields, Stamps stamps, boolean deleted) {
        return new CrmContact(
                id,
                fields.getOrDefault("FirstName", ""),
                fields.getOrDefault("LastName", ""),
                fields.getOrDefault("Salutation", ""),
                fields.getOrDefault("Title", ""),
                fields.getOrDefault("Email", ""),
                fields.getOrDefault("Phone", ""),
                fields.getOrDefault("MobilePhone", ""),
                fields.getOrDefault("MailingStreet", ""),
                fields.getOrDefault("MailingCity", ""),
                fields.getOrDefault("MailingState", ""),
                fields.getOrDefault("MailingPostalCode", ""),
                fields.getOrDefault("MailingCountry", ""),
                fields.getOrDefault("Birthdate", ""),
                fields.getOrDefault("AccountId", ""),
                fields.getOrDefault("LeadSource", ""),
                fields.getOrDefault("Customer_Number__c", ""),
                fields.getOrDefault("Last_Login_IP__c", ""),
                stamps,
                deleted);
    }

    /** The fields it has by their names, as JSON would have them: texts, numbers, booleans. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Id", id);
        text(fields, "FirstName", firstName);
        text(fields, "LastName", lastName);
        text(fields, "Salutation", salutation);
        text(fields, "Title", title);
        text(fields, "Email", email);
        text(fields, "Phone", phone);
        text(fields, "MobilePhone", mobilePhone);
        text(fields, "MailingStreet", mailingStreet);
        text(fields, "MailingCity", mailingCity);
        text(fields, "MailingState", mailingState);
        text(fields, "MailingPostalCode", mailingPostalCode);
        text(fields, "MailingCountry", mailingCountry);
        text(fields, "Birthdate", birthdate);
        text(fields, "AccountId", accountId);
        text(fields, "LeadSource", leadSource);
        text(fields, "Customer_Number__c", customerNumber);
        text(fields, "Last_Login_IP__c", lastLoginIp);
        CrmFields.stamp(fields, stamps, deleted);
        return fields;
    }
}
