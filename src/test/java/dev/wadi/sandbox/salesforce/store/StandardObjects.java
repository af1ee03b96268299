package dev.wadi.sandbox.salesforce.store;

import static dev.wadi.sandbox.salesforce.store.FieldType.CURRENCY;
import static dev.wadi.sandbox.salesforce.store.FieldType.DATE;
import static dev.wadi.sandbox.salesforce.store.FieldType.EMAIL;
import static dev.wadi.sandbox.salesforce.store.FieldType.INT;
import static dev.wadi.sandbox.salesforce.store.FieldType.PERCENT;
import static dev.wadi.sandbox.salesforce.store.FieldType.PHONE;
import static dev.wadi.sandbox.salesforce.store.FieldType.PICKLIST;
import static dev.wadi.sandbox.salesforce.store.FieldType.TEXTAREA;
import static dev.wadi.sandbox.salesforce.store.FieldType.URL;

import java.util.List;

/** The objects of the sandbox's org: the fields a customer sync reads, and two custom ones of its own. */
final class StandardObjects {

    private StandardObjects() {}

    static List<ObjectType> all() {
        return List.of(account(), contact(), opportunity());
    }

    private static ObjectType account() {
        return ObjectType.of(
                "Account",
                "Accounts",
                "001",
                Field.text("Name", 255),
                Field.of("Type", PICKLIST, 255),
                Field.text("AccountNumber", 40),
                Field.of("Website", URL, 255),
                Field.of("Industry", PICKLIST, 255),
                Field.of("Phone", PHONE, 40),
                Field.of("BillingStreet", TEXTAREA, 255),
                Field.text("BillingCity", 40),
                Field.text("BillingState", 80),
                Field.text("BillingPostalCode", 20),
                Field.text("BillingCountry", 80),
                Field.number("NumberOfEmployees", INT, 8, 0),
                Field.number("AnnualRevenue", CURRENCY, 18, 2),
                Field.of("CurrencyIsoCode", PICKLIST, 3),
                Field.of("AccountSource", PICKLIST, 255));
    }

    private static ObjectType contact() {
        return ObjectType.of(
                "Contact",
                "Contacts",
                "003",
                Field.reference("AccountId", "Account", "Account"),
                Field.text("LastName", 80),
                Field.text("FirstName", 40),
                Field.of("Salutation", PICKLIST, 40),
                Field.text("Name", 121),
                Field.text("Title", 128),
                Field.of("Email", EMAIL, 80),
                Field.of("Phone", PHONE, 40),
                Field.of("MobilePhone", PHONE, 40),
                Field.of("MailingStreet", TEXTAREA, 255),
                Field.text("MailingCity", 40),
                Field.text("MailingState", 80),
                Field.text("MailingPostalCode", 20),
                Field.text("MailingCountry", 80),
                Field.of("Birthdate", DATE),
                Field.of("LeadSource", PICKLIST, 255),
                Field.text("Customer_Number__c", 40),
                Field.text("Last_Login_IP__c", 45));
    }

    private static ObjectType opportunity() {
        return ObjectType.of(
                "Opportunity",
                "Opportunities",
                "006",
                Field.reference("AccountId", "Account", "Account"),
                Field.text("Name", 120),
                Field.of("StageName", PICKLIST, 255),
                Field.number("Amount", CURRENCY, 18, 2),
                Field.of("CurrencyIsoCode", PICKLIST, 3),
                Field.number("Probability", PERCENT, 3, 0),
                Field.of("CloseDate", DATE),
                Field.of("Type", PICKLIST, 255),
                Field.of("LeadSource", PICKLIST, 255),
                Field.flag("IsClosed"),
                Field.flag("IsWon"));
    }
}
