package dev.wadi.sandbox.day.people;

/**
 * A telephone number.
 *
 * @param callingCode of the country, without the plus
 * @param trunkPrefix what is dialled before it within the country; empty where nothing is
 * @param national the digits after either
 */
public record Phone(String callingCode, String trunkPrefix, String national) {

    /** As E.164 has it. */
    public String e164() {
        return "+" + callingCode + national;
    }
}
