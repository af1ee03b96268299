package dev.wadi.identity.compare;

import java.util.List;

/** The levels at which two names of persons agree, with the shares of the shipped prior. */
final class PersonNameLevels {

    static final List<Comparison> COMPARISONS = List.of(
            new Comparison(
                    "given name",
                    List.of(
                            new Level("different", 0.05, 0.96),
                            new Level("alike", 0.03, 0.012),
                            new Level("an initial", 0.03, 0.004),
                            new Level("another of the names", 0.02, 0.004),
                            new Level("one slip", 0.09, 0.003),
                            new Level("another form", 0.03, 0.005),
                            new Level("same", 0.75, 0.012)),
                    "",
                    true,
                    true,
                    0.05),
            new Comparison(
                    "surname",
                    List.of(
                            new Level("different", 0.05, 0.98),
                            new Level("alike", 0.02, 0.008),
                            new Level("an initial", 0.01, 0.002),
                            new Level("in part", 0.03, 0.002),
                            new Level("one slip", 0.09, 0.002),
                            new Level("sounding alike", 0.02, 0.002),
                            new Level("same", 0.78, 0.004)),
                    "",
                    true,
                    true,
                    0.6),
            new Comparison(
                    "middle names",
                    List.of(
                            new Level("different", 0.1, 0.93),
                            new Level("an initial", 0.1, 0.03),
                            new Level("same", 0.8, 0.04)),
                    "",
                    false,
                    true,
                    0.1),
            new Comparison("names swapped", List.of(new Level("yes", 0.05, 0.4)), "", false, false, 0),
            new Comparison(
                    "generation",
                    List.of(new Level("different", 0.002, 0.5), new Level("same", 0.9, 0.5)),
                    "",
                    false,
                    false,
                    0));

    private PersonNameLevels() {}
}
