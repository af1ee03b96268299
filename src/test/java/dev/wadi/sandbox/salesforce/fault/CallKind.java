package dev.wadi.sandbox.salesforce.fault;

/** The kinds of requests an org answers. */
public enum CallKind {
    TOKEN,
    REVOKE,
    VERSIONS,
    LIMITS,
    DESCRIBE,
    QUERY,
    QUERY_ALL,
    QUERY_MORE,
    JOB_CREATE,
    JOB_STATUS,
    JOB_CHANGE,
    JOB_RESULTS,
    OTHER
}
