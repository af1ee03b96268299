package dev.wadi.sandbox.salesforce.soql;

/** A query the org refuses, with the code and the message it answers. */
public final class SoqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int AROUND = 35;

    private final String code;
    private final String description;

    private SoqlException(String code, String message) {
        super(message);
        this.code = code;
        this.description = message;
    }

    /** The error code of the answer. */
    public String code() {
        return code;
    }

    /** What the answer says about it: the place, marked, and what is wrong there. */
    public String description() {
        return description;
    }

    static SoqlException malformed(String query, int at, String complaint) {
        return new SoqlException("MALFORMED_QUERY", pointing(query, at, complaint));
    }

    static SoqlException unexpected(String query, Token token) {
        return malformed(query, token.at(), "unexpected token: " + token.inMessages());
    }

    static SoqlException illegalCharacter(String query, int at) {
        var character = at < query.length() ? "'" + query.charAt(at) + "'" : "'<EOF>'";
        return malformed(
                query,
                at,
                "line " + row(query, at) + ":" + column(query, at) + " no viable alternative at character "
                        + character);
    }

    static SoqlException noSuchObject(String query, int at, String object) {
        return new SoqlException(
                "INVALID_TYPE",
                pointing(
                        query,
                        at,
                        "sObject type '" + object + "' is not supported. If you are attempting to use a custom object,"
                                + " be sure to append the '__c' after the entity name. Please reference your WSDL or the"
                                + " describe call for the appropriate names."));
    }

    static SoqlException noSuchField(String query, int at, String field, String object) {
        return new SoqlException(
                "INVALID_FIELD",
                pointing(
                        query,
                        at,
                        "No such column '" + field + "' on entity '" + object
                                + "'. If you are attempting to use a custom"
                                + " field, be sure to append the '__c' after the custom field name. Please reference"
                                + " your WSDL or the describe call for the appropriate names."));
    }

    static SoqlException noSuchRelationship(String query, int at, String relationship) {
        return new SoqlException(
                "INVALID_FIELD",
                pointing(
                        query,
                        at,
                        "Didn't understand relationship '" + relationship + "' in field path. If you are attempting to"
                                + " use a custom relationship, be sure to append the '__r' after the custom relationship"
                                + " name. Please reference your WSDL or the describe call for the appropriate names."));
    }

    static SoqlException invalidField(String query, int at, String complaint) {
        return new SoqlException("INVALID_FIELD", pointing(query, at, complaint));
    }

    static SoqlException invalidFilter(String query, int at, String complaint) {
        return new SoqlException("INVALID_QUERY_FILTER_OPERATOR", pointing(query, at, complaint));
    }

    static SoqlException outOfRange(String complaint) {
        return new SoqlException("NUMBER_OUTSIDE_VALID_RANGE", complaint);
    }

    /** The words around a place, a mark below it, its row and column, and what is wrong there. */
    private static String pointing(String query, int at, String complaint) {
        int from = at <= AROUND ? 0 : wordAfter(query, at - AROUND, at);
        int to = query.length() - at <= AROUND ? query.length() : wordEndBefore(query, at + AROUND, at);
        return "\n" + query.substring(from, to) + "\n" + " ".repeat(at - from) + "^\nERROR at Row:" + row(query, at)
                + ":Column:" + column(query, at) + "\n" + complaint;
    }

    private static int wordAfter(String query, int from, int limit) {
        int blank = query.indexOf(' ', from);
        return blank < 0 || blank >= limit ? limit : blank + 1;
    }

    private static int wordEndBefore(String query, int to, int limit) {
        int blank = query.lastIndexOf(' ', to);
        return blank <= limit ? query.length() : blank;
    }

    private static int row(String query, int at) {
        return 1 + (int) query.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static int column(String query, int at) {
        return at - query.lastIndexOf('\n', at - 1);
    }
}
