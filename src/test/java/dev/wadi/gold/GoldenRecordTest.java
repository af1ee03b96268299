package dev.wadi.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Testimonies come with the most trusted stream first, then the newest record. */
class GoldenRecordTest {

    @Test
    void believesTheFirstThatSaysAnything() {
        var golden = GoldenRecord.of(List.of(
                said("crm.contact", "1", Map.of(Attribute.EMAIL, "ann@x.test")),
                said("shop.customer", "7", Map.of(Attribute.EMAIL, "old@x.test", Attribute.PHONE, "111"))));

        assertThat(golden.get(Attribute.EMAIL)).contains("ann@x.test");
        assertThat(golden.get(Attribute.PHONE)).contains("111");
        assertThat(golden.get(Attribute.WEBSITE)).isEmpty();
    }

    @Test
    void saysOfEachAttributeWhichRecordItIsFrom() {
        var golden = GoldenRecord.of(List.of(
                said("crm.contact", "1", Map.of(Attribute.EMAIL, "ann@x.test")),
                said("shop.customer", "7", Map.of(Attribute.EMAIL, "old@x.test", Attribute.PHONE, "111"))));

        assertThat(golden.provenance())
                .isEqualTo(Map.of(Attribute.EMAIL, "crm.contact 1", Attribute.PHONE, "shop.customer 7"));
    }

    @Test
    void takesAnAddressFromOneRecord() {
        var golden = GoldenRecord.of(List.of(
                said("crm.contact", "1", Map.of(Attribute.CITY, "Cairo", Attribute.REGION, "C")),
                said("shop.customer", "7", Map.of(Attribute.STREET, "12 Hill St", Attribute.CITY, "Oslo"))));

        assertThat(golden.get(Attribute.STREET)).contains("12 Hill St");
        assertThat(golden.get(Attribute.CITY)).contains("Oslo");
        assertThat(golden.get(Attribute.REGION))
                .as("would be of another address")
                .isEmpty();
    }

    @Test
    void takesAnAddressWithoutAStreetWhereNobodyNamesOne() {
        var golden = GoldenRecord.of(List.of(
                said("crm.contact", "1", Map.of(Attribute.COUNTRY, "NO")),
                said("shop.customer", "7", Map.of(Attribute.CITY, "Cairo", Attribute.COUNTRY, "EG"))));

        assertThat(golden.get(Attribute.CITY)).contains("Cairo");
        assertThat(golden.get(Attribute.COUNTRY)).contains("EG");
    }

    @Test
    void takesANameFromOneRecord() {
        var golden = GoldenRecord.of(List.of(
                said("crm.contact", "1", Map.of(Attribute.GIVEN_NAME, "Annie")),
                said("shop.customer", "7", Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.FAMILY_NAME, "Lee"))));

        assertThat(golden.name()).contains("Ann Lee");
    }

    @Test
    void callsAPersonByTheirWholeNameRatherThanTheFirstAlone() {
        assertThat(name(Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.FULL_NAME, "Ann Lee")))
                .isEqualTo("Ann Lee");
        assertThat(name(Map.of(Attribute.FAMILY_NAME, "Lee"))).isEqualTo("Lee");
        assertThat(name(Map.of(Attribute.GIVEN_NAME, "Ann"))).isEqualTo("Ann");
    }

    @Test
    void callsACompanyWhatItIsCalledAndAPersonNeverByTheirEmployer() {
        var company = Map.of(Attribute.COMPANY, "Acme");
        assertThat(GoldenRecord.of(List.of(new Testimony(Kind.COMPANY, "crm.account", "1", 1, 1, company)))
                        .name())
                .contains("Acme");
        assertThat(GoldenRecord.of(List.of(said("crm.contact", "1", company))).name())
                .isEmpty();
    }

    @Test
    void isAsSureAsTheLeastSureOfItsRecords() {
        var golden = GoldenRecord.of(List.of(sure("b.b", 0.9), sure("a.a", 0.7), sure("b.b", 0.8)));

        assertThat(golden.confidence()).isEqualTo(0.7);
        assertThat(golden.records()).isEqualTo(3);
        assertThat(golden.streams()).containsExactlyInAnyOrder("a.a", "b.b");
    }

    private static String name(Map<Attribute, String> said) {
        return GoldenRecord.of(List.of(said("crm.contact", "1", said))).name().orElse("");
    }

    private static Testimony said(String stream, String key, Map<Attribute, String> said) {
        return new Testimony(Kind.PERSON, stream, key, 1, 1, said);
    }

    private static Testimony sure(String stream, double confidence) {
        return new Testimony(Kind.PERSON, stream, "1", 1, confidence, Map.of());
    }
}
