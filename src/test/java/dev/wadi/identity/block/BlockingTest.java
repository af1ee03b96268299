package dev.wadi.identity.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockingTest {

    private static final Schema SCHEMA = new Schema(List.of(
            new Field("given", FieldType.GIVEN_NAME),
            new Field("family", FieldType.FAMILY_NAME),
            new Field("born", FieldType.DATE_OF_BIRTH),
            new Field("phone", FieldType.PHONE)));
    private static final BlockingSettings NEVER_ALL = new BlockingSettings(false, 0, 100_000, 8, 50);

    private final Workers workers = new Workers(2);

    private Population population(int rows, double crowd) {
        var random = new SplittableRandom(4);
        var profiles = new ArrayList<Profile>();
        for (int i = 0; i < rows; i++) {
            boolean crowded = random.nextDouble() < crowd;
            profiles.add(new Profile(
                    String.format("%05d", i),
                    i % 2 == 0 ? "a" : "b",
                    List.of(
                            crowded ? "john" : "given" + (char) ('a' + random.nextInt(26)) + random.nextInt(60),
                            crowded ? "smith" : "family" + (char) ('a' + random.nextInt(26)) + random.nextInt(90),
                            crowded ? "1980-01-01" : 1950 + random.nextInt(50) + "-0" + (1 + random.nextInt(9)) + "-11",
                            "0300" + (100_000 + i / 2))));
        }
        return Population.read(new Comparer(SCHEMA), profiles.iterator(), workers);
    }

    @Test
    void comparesEveryPairOfASmallPopulation() {
        var candidates = new Blocking(BlockingSettings.DEFAULT, workers).candidates(population(50, 0));

        assertThat(candidates.pairs()).hasSize(50 * 49 / 2);
    }

    @Test
    void findsPairsThatShareARareKey() {
        var candidates = new Blocking(NEVER_ALL, workers).candidates(population(3_000, 0));

        for (int i = 0; i < 3_000; i += 2) {
            assertThat(Arrays.binarySearch(candidates.pairs(), (long) i << 32 | i + 1))
                    .as("pair " + i)
                    .isNotNegative();
        }
    }

    @Test
    void aNameSharedByManyDoesNotBlowUp() {
        var plain = new Blocking(NEVER_ALL, workers).candidates(population(3_000, 0));
        var skewed = new Blocking(NEVER_ALL, workers).candidates(population(3_000, 0.1));

        assertThat(skewed.pairs().length).isLessThan(plain.pairs().length * 3 / 2 + 5_000);
        assertThat(skewed.passes())
                .anySatisfy(pass -> assertThat(pass.droppedKeys()).isPositive());
    }

    @Test
    void pairsComeOnceAndInOrder() {
        var pairs = new Blocking(NEVER_ALL, workers)
                .candidates(population(2_000, 0.05))
                .pairs();

        for (int i = 1; i < pairs.length; i++) {
            assertThat(pairs[i]).isGreaterThan(pairs[i - 1]);
            assertThat(Candidates.left(pairs[i])).isLessThan(Candidates.right(pairs[i]));
        }
    }

    @Test
    void pairsWithinOneSourceAreLeftOutWhenLinking() {
        var population = population(1_000, 0);

        var pairs = new Blocking(NEVER_ALL.linking(), workers)
                .candidates(population)
                .pairs();

        assertThat(pairs).isNotEmpty();
        for (long pair : pairs) {
            assertThat(population.source(Candidates.left(pair)))
                    .isNotEqualTo(population.source(Candidates.right(pair)));
        }
    }

    @Test
    void theIndexFindsRowsByTheirRarestKeys() {
        var population = population(3_000, 0.3);
        var index = KeyIndex.of(population, workers);

        assertThat(index.candidates(population.row(17), 40)).contains(16, 17).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void settingsRefuseNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockingSettings(false, 1, 0, 1, 2));
    }
}
