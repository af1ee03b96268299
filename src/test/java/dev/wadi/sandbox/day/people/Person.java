package dev.wadi.sandbox.day.people;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Somebody, as they really are.
 *
 * @param household number of its first member
 * @param family the name borne now; {@code formerFamily} before marriage, the same where it never changed
 * @param suffix {@code Jr.} or {@code Sr.} where parent and child share their names, otherwise empty
 * @param email their own address, which nobody else has; {@code formerEmail} until they changed it
 * @param workEmail at their employer's, empty without one; namesakes there would share it
 * @param mobile their own number
 * @param landline that of the household
 * @param employer number of the company
 */
public record Person(
        int number,
        int household,
        boolean woman,
        Country country,
        Word given,
        Word family,
        Word formerFamily,
        String suffix,
        LocalDate born,
        String email,
        String formerEmail,
        String familyEmail,
        String workEmail,
        Phone mobile,
        Phone landline,
        Address home,
        Address formerHome,
        OptionalInt employer,
        String jobTitle) {}
