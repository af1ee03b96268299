package dev.wadi.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NormaliseTest {

    private final PersonNames names = new PersonNames(new Lexicon(1000));

    @ParameterizedTest(name = "{0}: {1} becomes {2}, because {3}")
    @CsvFileSource(resources = "/cases/identity/normalise.csv", numLinesToSkip = 1, delimiter = '|', nullValues = "-")
    void bringsValuesToOneSpelling(String kind, String input, String expected, String why) {
        var value = switch (kind) {
            case "words" -> Fold.words(input);
            case "phone" -> Phones.read(input);
            case "email" -> Emails.read(input).address();
            case "domain" -> Emails.domainOf(input);
            case "date" -> Integer.toString(BirthDates.read(input).digits());
            case "city" -> Texts.city(input);
            case "region" -> Texts.region(input);
            case "sound" -> Phonetic.code(input);
            case "company" ->
                Texts.company(input).joined() + "/" + Texts.company(input).kind();
            case "address" ->
                Texts.address(input).kind() + "/"
                        + String.join(" ", Texts.address(input).words());
            default -> throw new IllegalArgumentException(kind);
        };

        assertThat(value).as(why).isEqualTo(expected);
    }

    @Test
    void aNameInOneFieldIsTakenApart() {
        var name = names.read(List.of(), List.of(), List.of("Dr. Maria Luisa de la Cruz Jr."));

        assertThat(name.given()).extracting(Token::text).containsExactly("maria");
        assertThat(name.other()).extracting(Token::text).containsExactly("luisa");
        assertThat(name.family()).extracting(Token::text).containsExactly("cruz");
        assertThat(name.generation()).isEqualTo(2);
    }

    @Test
    void aCommaTurnsTheOrderRound() {
        var name = names.read(List.of(), List.of(), List.of("Frost, William W."));

        assertThat(name.family()).extracting(Token::text).containsExactly("frost");
        assertThat(name.given()).extracting(Token::text).containsExactly("william");
    }

    @Test
    void aTitleAfterTheCommaIsNoGivenName() {
        var name = names.read(List.of(), List.of(), List.of("Wyn Roberts, Baron Roberts of Conwy"));

        assertThat(name.given()).extracting(Token::text).containsExactly("wyn");
        assertThat(name.family()).extracting(Token::text).containsExactly("roberts");
    }

    @Test
    void aWholeNameAddsToItsPartsOnlyWhatTheyLack() {
        var name = names.read(List.of("frank"), List.of("partridge"), List.of("frank henry partridge"));

        assertThat(name.other()).extracting(Token::text).containsExactly("henry");
    }

    @Test
    void nobodyHasNoName() {
        assertThat(names.read(List.of(""), List.of(" "), List.of()).isEmpty()).isTrue();
        assertThat(BirthDates.read("unknown").isEmpty()).isTrue();
        assertThat(Emails.read("x").isEmpty()).isTrue();
        assertThat(Texts.company("").isEmpty()).isTrue();
    }

    @Test
    void nicknamesBelongToFamilies() {
        var lexicon = new Lexicon(2);

        assertThat(lexicon.token("bob").isFormOf(lexicon.token("robert"))).isTrue();
        assertThat(lexicon.token("giuseppe").isFormOf(lexicon.token("joseph"))).isTrue();
        assertThat(lexicon.token("mary").isFormOf(lexicon.token("mark"))).isFalse();
        assertThat(lexicon.token("bob")).hasToString(lexicon.token("bob").toString());
    }

    @Test
    void sharedMailboxesAreKnown() {
        assertThat(Emails.read("Info@Acme.example").shared()).isTrue();
        assertThat(Emails.read("jane@acme.example").shared()).isFalse();
        assertThat(Emails.read("jane@gmail.com").provider()).isTrue();
    }

    @Test
    void phonesAreTheSameWithAndWithoutAreaCode() {
        assertThat(Phones.same(Phones.read("+1 (312) 555-1234"), Phones.read("555-1234")))
                .isTrue();
        assertThat(Phones.same(Phones.read("312 555 1234"), Phones.read("312 555 1235")))
                .isFalse();
    }
}
