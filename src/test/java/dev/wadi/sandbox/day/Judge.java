package dev.wadi.sandbox.day;

import static java.util.Objects.requireNonNull;

import dev.wadi.sandbox.day.crm.CrmAccount;
import dev.wadi.sandbox.day.crm.CrmContact;
import dev.wadi.sandbox.day.crm.CrmOpportunity;
import dev.wadi.sandbox.day.shop.ShopCustomer;
import dev.wadi.sandbox.day.shop.ShopOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A second opinion on records: finds what is wrong with them, knowing the rules but nothing of how they were made. */
final class Judge {

    private static final String EMAIL = "[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+";
    private static final String CUSTOMER_NUMBER = "C-[0-9]{7}";
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final String IP = "(" + BYTE + "\\.){3}" + BYTE + "|[0-9a-f:]+:[0-9a-f:]+";
    private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "GBP", "JPY", "PLN", "SEK", "BRL");
    private static final List<String> DATES =
            List.of("uuuu-MM-dd", "dd.MM.uuuu", "MM/dd/uuuu", "dd/MM/uuuu", "uuuuMMdd");
    private static final Map<String, DateTimeFormatter> FORMATS =
            DATES.stream().collect(Collectors.toMap(Function.identity(), Judge::strict));

    private final Set<String> found = new TreeSet<>();

    private Judge() {}

    /** {@code CODE pointer} for each thing wrong. */
    static Set<String> of(CrmContact contact) {
        var judge = new Judge();
        judge.present("LastName", contact.lastName());
        judge.shaped("Email", contact.email(), EMAIL);
        judge.shaped("Customer_Number__c", contact.customerNumber(), CUSTOMER_NUMBER);
        judge.shaped("Last_Login_IP__c", contact.lastLoginIp(), IP);
        judge.oneOf(
                "LeadSource",
                contact.leadSource(),
                Set.of("Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Trade Show", "Other"));
        judge.atMost("FirstName", contact.firstName(), 40);
        judge.atMost("LastName", contact.lastName(), 80);
        judge.atMost("Title", contact.title(), 128);
        judge.atMost("Phone", contact.phone(), 40);
        judge.atMost("MobilePhone", contact.mobilePhone(), 40);
        judge.date("Birthdate", contact.birthdate());
        return judge.found;
    }

    static Set<String> of(CrmAccount account) {
        var judge = new Judge();
        judge.present("Name", account.name());
        judge.shaped("Website", account.website(), "(https?://)?[a-z0-9.-]+\\.[a-z]+");
        judge.oneOf(
                "Industry",
                account.industry(),
                Set.of(
                        "Agriculture",
                        "Banking",
                        "Construction",
                        "Consulting",
                        "Education",
                        "Healthcare",
                        "Hospitality",
                        "Manufacturing",
                        "Retail",
                        "Technology",
                        "Transportation"));
        judge.atMost("Phone", account.phone(), 40);
        judge.notNegative("NumberOfEmployees", account.numberOfEmployees().map(BigDecimal::valueOf));
        judge.notNegative("AnnualRevenue", account.annualRevenue());
        return judge.found;
    }

    static Set<String> of(CrmOpportunity opportunity) {
        var judge = new Judge();
        judge.present("Name", opportunity.name());
        judge.oneOf(
                "StageName",
                opportunity.stageName(),
                Set.of("Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"));
        judge.oneOf("CurrencyIsoCode", opportunity.currencyIsoCode(), CURRENCIES);
        judge.notNegative("Amount", opportunity.amount());
        var probability = opportunity.probability().orElse(0);
        judge.when(probability < 0 || probability > 100, "NUMBER_OUT_OF_RANGE", "Probability");
        judge.present("CloseDate", opportunity.closeDate());
        var created = opportunity.stamps().created().atOffset(ZoneOffset.UTC).toLocalDate();
        judge.when(
                !opportunity.closeDate().isEmpty()
                        && LocalDate.parse(opportunity.closeDate()).isBefore(created),
                "CLOSED_BEFORE_CREATED",
                "CloseDate");
        return judge.found;
    }

    static Set<String> of(ShopCustomer customer) {
        var judge = new Judge();
        judge.present("customer_number", customer.customerNumber());
        judge.shaped("customer_number", customer.customerNumber(), CUSTOMER_NUMBER);
        judge.shaped("email", customer.email(), EMAIL);
        judge.oneOf("kind", customer.kind(), Set.of("person", "company"));
        judge.atMost("phone", customer.phone(), 40);
        judge.date("birth_date", customer.birthDate());
        if (!customer.loyaltyPoints().isEmpty()) {
            var whole = customer.loyaltyPoints().matches("-?[0-9]+");
            judge.when(!whole, "NUMBER_UNPARSABLE", "loyalty_points");
            judge.when(whole && customer.loyaltyPoints().startsWith("-"), "NUMBER_OUT_OF_RANGE", "loyalty_points");
        }
        return judge.found;
    }

    static Set<String> of(ShopOrder order) {
        var judge = new Judge();
        judge.present("order_number", order.orderNumber());
        judge.shaped("order_number", order.orderNumber(), "O-[0-9]{8}");
        judge.oneOf("status", order.status(), Set.of("placed", "paid", "shipped", "delivered", "returned"));
        judge.oneOf("currency", order.currency(), CURRENCIES);
        judge.notNegative("total", Optional.of(order.total()));
        judge.atMost("note", order.note(), 500);
        judge.when(
                order.shippedAt().filter(order.placedAt()::isAfter).isPresent(), "SHIPPED_BEFORE_PLACED", "shipped_at");
        for (var line = 0; line < order.lines().size(); line++) {
            judge.when(order.lines().get(line).quantity() < 1, "NUMBER_OUT_OF_RANGE", "lines/" + line + "/quantity");
        }
        return judge.found;
    }

    private void present(String field, String value) {
        when(value.isBlank(), "FIELD_MISSING", field);
    }

    private void shaped(String field, String value, String pattern) {
        when(!value.isBlank() && !value.strip().matches(pattern), "FIELD_FORMAT", field);
    }

    private void oneOf(String field, String value, Set<String> allowed) {
        when(!value.isBlank() && !allowed.contains(value), "FIELD_NOT_ALLOWED", field);
    }

    private void atMost(String field, String value, int length) {
        when(value.length() > length, "FIELD_TOO_LONG", field);
    }

    private void notNegative(String field, Optional<BigDecimal> value) {
        when(value.filter(number -> number.signum() < 0).isPresent(), "NUMBER_OUT_OF_RANGE", field);
    }

    private void date(String field, String value) {
        if (!value.isBlank()) {
            var days = DATES.stream()
                    .flatMap(format -> day(value, format).stream())
                    .collect(Collectors.toSet());
            when(days.isEmpty(), "DATE_UNPARSABLE", field);
            when(days.size() > 1, "DATE_AMBIGUOUS", field);
        }
    }

    private static Optional<LocalDate> day(String value, String pattern) {
        if (!value.replaceAll("[0-9]", "x").equals(pattern.replaceAll("[a-zA-Z]", "x"))) {
            return Optional.empty(); // what the format would say, but sooner
        }
        try {
            return Optional.of(LocalDate.parse(value, requireNonNull(FORMATS.get(pattern))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private void when(boolean wrong, String code, String field) {
        if (wrong) {
            found.add(code + " /" + field);
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
