package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.truth.Dirt;
import java.util.Set;

/** Somebody as one source has them: texts as they stand there, empty where it has none, and what is dirty about them. */
public record Sighting(
        String salutation,
        String given,
        String family,
        String email,
        String phone,
        String mobile,
        String isoBirthDate,
        String typedBirthDate,
        String street,
        String town,
        String state,
        String postalCode,
        String country,
        Set<Dirt> dirt) {

    public Sighting {
        dirt = Set.copyOf(dirt);
    }
}
