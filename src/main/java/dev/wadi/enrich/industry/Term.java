package dev.wadi.enrich.industry;

/** Something that a rule looks for. */
sealed interface Term permits WordPattern, DomainEnding {

    /** As it stands in the file of rules. */
    String text();

    boolean foundIn(Called company);
}
