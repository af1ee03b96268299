package dev.wadi.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.identity.block.Blocking;
import dev.wadi.identity.block.BlockingSettings;
import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a model learns from 400 records of 300 people, a tenth of them Smiths, a twentieth behind one switchboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainerTest {

    private static final int GIVEN = 0;
    private static final int SURNAME = 1;
    private static final int ADDRESS_WORDS = 1;
    private static final int PHONE = 5;

    private final Comparer comparer = new Comparer(new Schema(List.of(
            new Field("given", FieldType.GIVEN_NAME),
            new Field("family", FieldType.FAMILY_NAME),
            new Field("phone", FieldType.PHONE),
            new Field("street", FieldType.ADDRESS_LINE))));
    private final Workers workers = new Workers(1);
    private final Population population = population();
    private final IdentityModel model = train(1);

    private Population population() {
        var profiles = new ArrayList<Profile>();
        for (int i = 0; i < 300; i++) {
            var given = letters(i * 7 % 41);
            var family = i % 10 == 0 ? "smith" : letters(i + 200) + letters(i * 13 % 97);
            var phone = i % 20 == 0 ? "0555000111" : Integer.toString(20_000_000 + i * 91_177 % 70_000_000);
            var street = i + " " + letters(i * 31 % 211) + " road";
            profiles.add(new Profile(String.format("%04d", i), "", List.of(given, family, phone, street)));
            if (i % 3 == 1) {
                profiles.add(new Profile(
                        String.format("%04d-again", i),
                        "second",
                        List.of(given, family, i % 2 == 0 ? "" : phone, street)));
            }
        }
        return Population.read(comparer, profiles.iterator(), workers);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number % 23) + "o" + (char) ('b' + number / 23 % 19) + "a"
                + (char) ('c' + number % 17) + "e";
    }

    private IdentityModel train(long seed) {
        return train(seed, BlockingSettings.DEFAULT, pair -> true);
    }

    private IdentityModel train(long seed, BlockingSettings settings, LongPredicate possible) {
        var trainer = new Trainer(workers, seed);
        var vocabularies = trainer.weigh(population);
        var candidates = new Blocking(settings, workers).candidates(population);
        var patterns = Trainer.patterns(population, candidates.pairs(), workers);
        return trainer.train(population, Terms.of(population, workers), vocabularies, candidates, patterns, possible);
    }

    private long pattern(String one, String other) {
        return population.compare(row(one), row(other), new dev.wadi.identity.compare.Kernels());
    }

    private int row(String key) {
        for (int row = 0; row < population.size(); row++) {
            if (population.key(row).equals(key)) {
                return row;
            }
        }
        throw new AssertionError(key);
    }

    private double bits(String one, String other) {
        long pattern = pattern(one, other);
        var shares = model.logShares(comparer, population.row(row(one)));
        var evidence = model.evidence();
        for (int c = 0; c < shares.length; c++) {
            evidence.add(pattern, c, shares[c]);
        }
        return evidence.bits();
    }

    @Test
    void doublesAreLikelyAndStrangersAreNot() {
        assertThat(model.probability(bits("0001", "0001-again"))).isGreaterThan(0.9);
        assertThat(model.probability(bits("0001", "0002"))).isLessThan(0.05);
        assertThat(model.memberProbability(3)).isGreaterThan(model.probability(3));
    }

    @Test
    void thePriorIsNearTheTrueShareOfPairs() {
        double pairs = 400 * 399 / 2.0;

        assertThat(model.priorBits()).isCloseTo(Math.log(100 / pairs) / Math.log(2), within(1.5));
    }

    @Test
    void aRandomSampleStandsForThePairsThatAreNotCompared() {
        var blocked = new BlockingSettings(false, 0, 4_000, 8, 20);

        var learned = train(1, blocked, pair -> true);

        assertThat(new Blocking(blocked, workers).candidates(population).pairs().length)
                .isLessThan(20_000);
        assertThat(learned.priorBits()).isCloseTo(model.priorBits(), within(0.7));
        assertThat(train(2, blocked, pair -> true).version())
                .as("of another sample")
                .isNotEqualTo(learned.version());
    }

    @Test
    void pairsWithinASourceDoNotCountWhereOnlyLinksAreAskedFor() {
        // 300 of one source and 100 of the other: 30,000 pairs between them instead of 79,800, and the same hundred
        // true ones
        LongPredicate across =
                pair -> population.source(Candidates.left(pair)) != population.source(Candidates.right(pair));
        var linking = new BlockingSettings(true, 0, 4_000, 8, 20);

        assertThat(train(1, linking, across).priorBits())
                .isCloseTo(model.priorBits() + Math.log(79_800.0 / (300 * 100)) / Math.log(2), within(0.7));
    }

    @Test
    void agreementSpeaksForAndDisagreementAgainst() {
        long same = pattern("0001", "0001-again");
        long other = pattern("0001", "0002");

        assertThat(model.bits(same, GIVEN, 0)).isPositive();
        assertThat(model.bits(same, SURNAME, 0)).isPositive();
        assertThat(model.bits(other, GIVEN, 0)).isNegative();
        assertThat(model.bits(other, SURNAME, 0)).isNegative();
    }

    @Test
    void aCommonSurnameWeighsLessThanARareOne() {
        long same = pattern("0001", "0001-again");
        double smith = model.logShare(comparer, SURNAME, population.value(0, row("0010")));
        double rare = model.logShare(comparer, SURNAME, population.value(0, row("0001")));

        assertThat(smith).isCloseTo(Math.log(0.1) / Math.log(2), within(1.2));
        assertThat(model.bits(same, SURNAME, rare)).isGreaterThan(model.bits(same, SURNAME, smith) + 2);
    }

    @Test
    void aSwitchboardWeighsLessThanAnOwnPhone() {
        int phone = comparer.groupOf(PHONE);

        assertThat(model.logShare(comparer, PHONE, population.value(phone, row("0020"))))
                .isGreaterThan(model.logShare(comparer, PHONE, population.value(phone, row("0001"))) + 2);
    }

    @Test
    void rareWordsOfAnAddressWeighMore() {
        int address = comparer.groups().size() - ADDRESS_WORDS;
        var words = model.words().get(address);

        assertThat(words.getOrDefault("rd", 0f)).isCloseTo(1f, within(0.01f));
        assertThat(model.rareWords().get(address)).isGreaterThan(8f);
    }

    @Test
    void theSameInputAndSeedGiveTheSameModel() {
        assertThat(train(1).version()).isEqualTo(model.version());
        assertThat(model).hasToString("IdentityModel[" + model.version() + "]");
    }

    @Test
    void aModelSurvivesBeingWrittenAndReadBitForBit() throws IOException {
        var bytes = bytes(model);

        var read = ModelFile.read(comparer, new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(read.version()).isEqualTo(model.version());
        long pattern = pattern("0001", "0001-again");
        assertThat(read.bits(pattern, SURNAME, 0)).isEqualTo(model.bits(pattern, SURNAME, 0));
        assertThat(read.priorBits()).isEqualTo(model.priorBits());
        var evidence = read.evidence();
        var before = model.evidence();
        assertThat(evidence.add(pattern, SURNAME, -3)).isEqualTo(before.add(pattern, SURNAME, -3));
        assertThat(evidence.explainedAway()).isEqualTo(before.explainedAway());
        assertThat(evidence.bits()).isEqualTo(before.bits());
    }

    @Test
    void aModelOfAnotherSchemaIsRefused() throws IOException {
        var bytes = bytes(model);
        var other = new Comparer(new Schema(List.of(new Field("phone", FieldType.PHONE))));

        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(other, new DataInputStream(new ByteArrayInputStream(bytes))));
        assertThatIOException()
                .isThrownBy(
                        () -> ModelFile.read(comparer, new DataInputStream(new ByteArrayInputStream(new byte[40]))));
    }

    private static byte[] bytes(IdentityModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            ModelFile.write(model, out);
        }
        return bytes.toByteArray();
    }
}
