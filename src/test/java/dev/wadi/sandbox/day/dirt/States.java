package dev.wadi.sandbox.day.dirt;

import java.util.List;

/** How people spell where they live. */
public final class States {

    public static final String MISSISSIPPI = "Mississippi";

    /** Twenty-three ways to write it other than right, each of which somebody has typed. */
    public static final List<String> SPELLINGS_OF_MISSISSIPPI = List.of(
            "Misissippi",
            "Mississipi",
            "Missisippi",
            "Misisipi",
            "Mississppi",
            "Missisipi",
            "Mississippii",
            "Missisissippi",
            "Mississipppi",
            "Misssissippi",
            "Missippi",
            "Mississsippi",
            "Missisipppi",
            "Misissipi",
            "Missssippi",
            "Mississippie",
            "Mississipy",
            "Mississippy",
            "MISSISSIPPI",
            "mississippi",
            "Miss.",
            "Miss",
            "M'sippi");

    /** Its abbreviation, right and as those type it who think of the title. */
    static final List<String> ABBREVIATIONS_OF_MISSISSIPPI = List.of("MS", "MS", "Ms.", "ms");

    private States() {}
}
