package dev.wadi.sandbox.salesforce;

/** The requests of the day and how many there may be. Safe for use by several threads. */
final class ApiUsage {

    private int used;
    private int most;

    ApiUsage(int most) {
        this.most = most;
    }

    /** Counts one more request; false where the day has no more. */
    synchronized boolean count() {
        if (used >= most) {
            return false;
        }
        used++;
        return true;
    }

    /** Changes how many there may be. */
    synchronized void allow(int requests) {
        most = requests;
    }

    /** Begins another day. */
    synchronized void newDay() {
        used = 0;
    }

    synchronized int most() {
        return most;
    }

    synchronized int remaining() {
        return Math.max(0, most - used);
    }

    /** As the header Sforce-Limit-Info has it. */
    synchronized String info() {
        return "api-usage=" + used + "/" + most;
    }
}
