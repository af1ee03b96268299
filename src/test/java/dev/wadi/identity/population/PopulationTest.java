package dev.wadi.identity.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {

    private static final Comparer COMPARER = new Comparer(new Schema(List.of(new Field("code", FieldType.IDENTIFIER))));

    private static Profile profile(String source, String key) {
        return new Profile(key, source, List.of(key));
    }

    private static List<String> keys(Population population) {
        return IntStream.range(0, population.size()).mapToObj(population::key).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void rowsFollowKeysThenSourcesWhateverTheOrderOfArrival(int threads) {
        var profiles = new ArrayList<Profile>();
        for (var key : List.of(
                "j",
                "k",
                "k-",
                "k-1",
                "k-10",
                "k-9",
                "k-\u0000",
                "k-\u00fe",
                "k-\u00ff1",
                "k-\u01002",
                "k-\u0100",
                "k-\u4e00",
                "k-12345678",
                "k-123456789",
                "k-1234567810",
                "\ud83d\ude00")) {
            profiles.add(profile("b", key));
            profiles.add(profile("a", key));
        }
        var expected = profiles.stream()
                .sorted(Comparator.comparing(Profile::key).thenComparing(Profile::source))
                .toList();
        Collections.shuffle(profiles, new Random(1));

        var population = Population.read(COMPARER, profiles.iterator(), new Workers(threads));

        assertThat(keys(population))
                .containsExactlyElementsOf(expected.stream().map(Profile::key).toList());
        for (int row = 0; row < expected.size(); row += 2) {
            assertThat(population.source(row)).isEqualTo(population.source(0));
            assertThat(population.source(row + 1)).isEqualTo(population.source(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void readsMoreThanOneBatch(int threads) {
        int records = 140_000;
        var profiles = IntStream.range(0, records)
                .mapToObj(i -> profile("s", "record " + (1_000_000 - i)))
                .iterator();

        var population = Population.read(COMPARER, profiles, new Workers(threads));

        assertThat(population.size()).isEqualTo(records);
        assertThat(keys(population)).isSorted().doesNotHaveDuplicates();
        int row = records / 3;
        assertThat(population.value(0, row)).isEqualTo(COMPARER.read(0, profile("s", population.key(row))));
    }

    @Test
    void whatGoesWrongWhileReadingIsToldAndNothingIsLeftRunning() {
        var broken = new Iterator<Profile>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Profile next() {
                if (given++ > 70_000) {
                    throw new IllegalStateException("the source is gone");
                }
                return profile("s", Integer.toString(given));
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> Population.read(COMPARER, broken, new Workers(2)))
                .withMessage("the source is gone");
    }

    @Test
    void nobodyIsAPopulationToo() {
        assertThat(Population.read(COMPARER, Collections.emptyIterator(), new Workers(2))
                        .size())
                .isZero();
    }
}
