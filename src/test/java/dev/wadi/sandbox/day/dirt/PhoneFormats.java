package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.people.Phone;

/** The many ways to write one number. All of them say enough to dial it from the country it is in. */
final class PhoneFormats {

    private PhoneFormats() {}

    static String international(Phone phone) {
        return phone.e164();
    }

    /** One of the ways other than E.164. */
    static String any(Phone phone, Dice dice) {
        var national = phone.national();
        var trunk = phone.trunkPrefix();
        return switch (dice.between(1, 9)) {
            case 1 -> "+" + phone.callingCode() + " " + grouped(national, " ");
            case 2 -> "00" + phone.callingCode() + " " + grouped(national, " ");
            case 3 -> trunk + national;
            case 4 -> trunk + grouped(national, "-");
            case 5 -> trunk + grouped(national, ".");
            case 6 -> "(" + trunk + national.substring(0, 3) + ") " + grouped(national.substring(3), "-");
            case 7 -> "+" + phone.callingCode() + " (0) " + grouped(national, " ");
            case 8 -> "tel:+" + phone.callingCode() + "-" + grouped(national, "-");
            default -> trunk + grouped(national, "/") + " ";
        };
    }

    /** With the extension of somebody behind a switchboard. */
    static String withExtension(Phone phone, Dice dice) {
        return phone.e164() + (dice.permille(500) ? " ext. " : " x") + dice.between(10, 899);
    }

    private static String grouped(String digits, String between) {
        var grouped = new StringBuilder();
        for (var index = 0; index < digits.length(); index++) {
            if (index > 0 && index % 3 == 0 && digits.length() - index > 1) {
                grouped.append(between);
            }
            grouped.append(digits.charAt(index));
        }
        return grouped.toString();
    }
}
