package dev.wadi.sandbox.day.crm;

/** Ids as Salesforce makes them: 15 characters whose case matters, and 3 that make the case of the others recoverable. */
final class SalesforceId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CASES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String ORGANISATION = "Wd0000";
    private static final int DIGITS_OF_NUMBER = 6;
    private static final int CHUNK = 5;

    private SalesforceId() {}

    /**
     * The id of a record.
     *
     * @param prefix of its kind, such as {@code 003} for contacts
     */
    static String of(String prefix, long number) {
        var digits = new StringBuilder();
        for (var left = number; digits.length() < DIGITS_OF_NUMBER; left /= DIGITS.length()) {
            digits.insert(0, DIGITS.charAt((int) (left % DIGITS.length())));
        }
        var id = prefix + ORGANISATION + digits;
        var suffix = new StringBuilder();
        for (var start = 0; start < id.length(); start += CHUNK) {
            var capitals = 0;
            for (var index = 0; index < CHUNK; index++) {
                var letter = id.charAt(start + index);
                if (letter >= 'A' && letter <= 'Z') {
                    capitals |= 1 << index;
                }
            }
            suffix.append(CASES.charAt(capitals));
        }
        return id + suffix;
    }
}
