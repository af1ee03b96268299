package dev.wadi.ledger.postgres;

/** SQL for attempts that count: the newest of the highest deployment of their page. */
public final class NewestAttempt {

    /** That nothing newer stands beside attempt {@code a}. One that was overtaken before anybody saw it is never published. */
    public static final String OF_ITS_PAGE = """
            NOT EXISTS (
              SELECT FROM ops.attempt n
              WHERE n.tenant = a.tenant AND n.page_id = a.page_id
                AND (n.deployment, n.attempt_id) > (a.deployment, a.attempt_id))
            """;

    private NewestAttempt() {}
}
