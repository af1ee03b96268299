package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.people.Address;
import dev.wadi.sandbox.day.people.Phone;
import dev.wadi.sandbox.day.people.Word;
import dev.wadi.sandbox.day.truth.Dirt;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A sighting in the making: what the source knows of somebody, before it is written down. */
final class Sketch {

    Word given;
    Word family;
    String givenTyped = "";
    String familyTyped = "";
    String email;
    Optional<Phone> phone;
    boolean extension;
    Optional<Address> address;
    Optional<LocalDate> born;
    final Set<Dirt> dirt = EnumSet.noneOf(Dirt.class);

    Sketch(Word given, Word family, String email, Phone phone, Address address, LocalDate born) {
        this.given = given;
        this.family = family;
        this.email = email;
        this.phone = Optional.of(phone);
        this.address = Optional.of(address);
        this.born = Optional.of(born);
    }

    void mark(Dirt kind) {
        dirt.add(kind);
    }

    boolean has(Dirt kind) {
        return dirt.contains(kind);
    }
}
