package dev.wadi.sandbox.day.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkScoreTest {

    private static final Map<String, String> ENTITIES =
            Map.of("a1", "anna", "a2", "anna", "a3", "anna", "b1", "bob", "b2", "bob");

    @Test
    void theTruthIsPerfect() {
        var score = LinkScore.of(ENTITIES, ENTITIES);

        assertThat(List.of(score.precision(), score.recall(), score.f1())).containsOnly(1.0);
    }

    @Test
    void aMissingRecordCostsItsPairs() {
        var score = LinkScore.of(Map.of("a1", "1", "a2", "1", "b1", "2", "b2", "2"), ENTITIES);

        assertThat(score).isEqualTo(new LinkScore(2, 2, 4));
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.5);
    }

    @Test
    void aWrongMergeCostsPrecision() {
        var score = LinkScore.of(Map.of("a1", "1", "a2", "1", "a3", "1", "b1", "1", "b2", "1"), ENTITIES);

        assertThat(score).isEqualTo(new LinkScore(4, 10, 4));
        assertThat(score.precision()).isEqualTo(0.4);
        assertThat(score.f1()).isEqualTo(2 * 0.4 / 1.4);
    }

    @Test
    void linkingNothingIsPreciseAndUseless() {
        var score = LinkScore.of(Map.of(), ENTITIES);

        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isZero();
        assertThat(score.f1()).isZero();
    }

    @Test
    void aLinkOfNobodyIsRefused() {
        assertThatThrownBy(() -> LinkScore.of(Map.of("ghost", "1"), ENTITIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 linked record");
    }

    @Test
    void agreesWithCountingEveryPair() {
        var dice = new Dice(7);
        var entities = new HashMap<String, String>();
        var customers = new HashMap<String, String>();
        for (var record = 0; record < 400; record++) {
            entities.put("r" + record, "e" + dice.between(1, 80));
            if (dice.permille(800)) {
                customers.put("r" + record, "c" + dice.between(1, 60));
            }
        }
        var both = 0;
        var linked = 0;
        var matching = 0;
        for (var one = 0; one < 400; one++) {
            for (var other = 0; other < one; other++) {
                var sameEntity = entities.getOrDefault("r" + one, "").equals(entities.get("r" + other));
                var customer = customers.getOrDefault("r" + one, "nobody");
                var sameCustomer = !customer.equals("nobody") && customer.equals(customers.get("r" + other));
                matching += sameEntity ? 1 : 0;
                linked += sameCustomer ? 1 : 0;
                both += sameEntity && sameCustomer ? 1 : 0;
            }
        }

        assertThat(LinkScore.of(customers, entities)).isEqualTo(new LinkScore(both, linked, matching));
    }

    @Test
    void aMillionRecordsAreScoredInNoTime() {
        var entities = new HashMap<String, String>();
        for (var record = 0; record < 1_000_000; record++) {
            entities.put("r" + record, record < 500_000 ? "everybody" : "e" + record / 3);
        }

        assertThat(LinkScore.of(entities, entities).f1()).isEqualTo(1);
    }
}
