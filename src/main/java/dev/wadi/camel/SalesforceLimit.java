package dev.wadi.camel;

import org.apache.camel.component.salesforce.api.SalesforceException;

/** Whether Salesforce answers no more requests of the org for now: trying again soon would only keep others waiting as well. */
public final class SalesforceLimit {

    private static final String CODE = "REQUEST_LIMIT_EXCEEDED";

    private SalesforceLimit() {}

    /** Whether this failure, or what caused it, says so. */
    public static boolean isReached(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SalesforceException salesforce
                    && salesforce.getErrors() != null
                    && salesforce.getErrors().stream().anyMatch(error -> CODE.equals(error.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }
}
