package dev.wadi.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NameLikenessTest {

    private final NameLikeness likeness = new NameLikeness();

    @ParameterizedTest(name = "{0}: {1} and {2}: {3}, because {4}")
    @CsvFileSource(resources = "/cases/identity/names.csv", numLinesToSkip = 1, delimiter = '|')
    void judgesNamesAlone(String kind, String left, String right, boolean same, String why) {
        double p = kind.equals("person") ? likeness.persons(left, right) : likeness.companies(left, right);
        double back = kind.equals("person") ? likeness.persons(right, left) : likeness.companies(right, left);

        assertThat(p >= 0.5).as(why + " (" + p + ")").isEqualTo(same);
        assertThat(back >= 0.5).as("either way round").isEqualTo(same);
    }
}
