package dev.wadi.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.gold.Customer360.Found;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Customer360Test {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Found RETAIL = new Found(Optional.of("Retail"), Optional.empty(), Optional.empty());

    @Test
    void aCompanyDoesWhatEnrichersFound() {
        assertThat(customer(Kind.COMPANY, RETAIL).industry()).contains("Retail");
    }

    @Test
    void aCompanyNobodyKnowsDoesWhatItDeclared() {
        assertThat(customer(Kind.COMPANY, Found.NOTHING).industry()).contains("Banking");
    }

    @Test
    void aPersonDoesNotDoWhatTheirEmployerDoes() {
        assertThat(customer(Kind.PERSON, RETAIL).industry()).isEmpty();
    }

    @Test
    void standsByTheDayInUtc() {
        var lateInTheEvening = Optional.of(Instant.parse("2026-03-02T23:59:59Z"));
        var order = new Dealings(1, 0, lateInTheEvening, lateInTheEvening, Map.of());

        var standing = Customer360.standing(Warehouse.LIFECYCLE, order, Dealings.NONE, DAY);

        assertThat(standing.stage().label()).isEqualTo("new");
        assertThat(standing.parts().recency()).isEqualTo(1);
    }

    private static Customer360 customer(Kind kind, Found found) {
        var said = Map.of(Attribute.INDUSTRY, "Banking");
        return new Customer360(
                new UUID(0, 1),
                GoldenRecord.of(List.of(new Testimony(kind, "crm.account", "1", 1, 1, said))),
                "1",
                Dealings.NONE,
                Dealings.NONE,
                Dealings.NONE,
                found,
                Customer360.standing(Warehouse.LIFECYCLE, Dealings.NONE, Dealings.NONE, DAY));
    }
}
