package dev.wadi.identity.register;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.block.RecordKeys.Keys;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three are many here. */
class BlocksTest {

    private static final int MANY = 3;
    private static final long HOUSE = 1;
    private static final int ANN = 7;
    private static final int BOB = 8;

    private final Blocks blocks = new Blocks(MANY);

    @Test
    void findsThoseWhoShareAKeyAndNobodyElse() {
        var ann = add(ANN, HOUSE);
        var bob = add(BOB, HOUSE);
        add(ANN, 2);

        assertThat(candidates(ann)).containsExactly(bob);
        assertThat(candidates(bob)).containsExactly(ann);
    }

    @Test
    void splitsAFullBlockByNameAndHasAllInItComparedAnew() {
        var ann = add(ANN, HOUSE);
        var bob = add(BOB, HOUSE);
        var otherAnn = add(ANN, HOUSE);

        var disturbed = new HashSet<Persona>();
        var otherBob = persona(BOB, HOUSE);
        blocks.add(otherBob, disturbed);

        assertThat(disturbed).containsExactlyInAnyOrder(ann, bob, otherAnn, otherBob);
        assertThat(candidates(ann)).containsExactly(otherAnn);
        assertThat(candidates(bob)).containsExactly(otherBob);
    }

    @Test
    void dropsAKeyUnderWhichEvenNamesakesAreMany() {
        var anns = Stream.generate(() -> add(ANN, HOUSE)).limit(MANY).toList();

        var disturbed = new HashSet<Persona>();
        var oneMore = persona(ANN, HOUSE);
        blocks.add(oneMore, disturbed);

        assertThat(disturbed).containsAll(anns);
        assertThat(candidates(anns.get(0))).isEmpty();
        assertThat(candidates(oneMore)).isEmpty();
    }

    @Test
    void comesBackOnceOneOfManyHasLeft() {
        var anns = Stream.generate(() -> add(ANN, HOUSE)).limit(MANY + 1).toList();
        assertThat(candidates(anns.get(0))).isEmpty();

        var disturbed = new HashSet<Persona>();
        blocks.remove(anns.get(MANY), disturbed);

        assertThat(disturbed).containsExactlyInAnyOrderElementsOf(anns.subList(0, MANY));
        assertThat(candidates(anns.get(0))).containsExactlyInAnyOrder(anns.get(1), anns.get(2));
    }

    @Test
    void forgetsThoseWhoLeft() {
        var ann = add(ANN, HOUSE);
        var bob = add(BOB, HOUSE);
        blocks.remove(ann, new HashSet<>());
        blocks.remove(bob, new HashSet<>());

        assertThat(candidates(add(ANN, HOUSE))).isEmpty();
    }

    /** And whoever has other candidates than before has been said to be disturbed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void dependsOnWhoIsThereAndNotOnWhoCameAndWent(long seed) {
        var chance = new Random(seed);
        var all = IntStream.range(0, 30)
                .mapToObj(i -> persona(chance.nextInt(4), 1 + chance.nextInt(3), 10 + chance.nextInt(3)))
                .toList();
        var there = new HashSet<Persona>();
        for (var step = 0; step < 300; step++) {
            var persona = all.get(chance.nextInt(all.size()));
            var before = there.stream().collect(toMap(one -> one, this::candidates));
            var disturbed = new HashSet<Persona>();
            if (there.remove(persona)) {
                blocks.remove(persona, disturbed);
            } else {
                there.add(persona);
                blocks.add(persona, disturbed);
            }
            var fresh = new Blocks(MANY);
            there.forEach(one -> fresh.add(one, new HashSet<>()));
            for (var one : there) {
                assertThat(candidates(one)).isEqualTo(candidates(fresh, one));
                var known = new HashSet<>(before.getOrDefault(one, Set.of()));
                known.remove(persona);
                var now = candidates(one);
                now.remove(persona);
                if (one != persona && !disturbed.contains(one)) {
                    now.removeAll(disturbed);
                    known.removeAll(disturbed);
                    assertThat(now).isEqualTo(known);
                }
            }
        }
    }

    private Persona add(int name, long... keys) {
        var persona = persona(name, keys);
        blocks.add(persona, new HashSet<>());
        return persona;
    }

    private static Persona persona(int name, long... keys) {
        return new Persona(Said.of(List.of()), new Object[0], new float[0], new Keys(keys, new int[] {name}), true);
    }

    private Set<Persona> candidates(Persona persona) {
        return candidates(blocks, persona);
    }

    private static Set<Persona> candidates(Blocks blocks, Persona persona) {
        var found = new HashSet<Persona>();
        blocks.candidates(persona, found);
        return found;
    }
}
