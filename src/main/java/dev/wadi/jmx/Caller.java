package dev.wadi.jmx;

import java.util.concurrent.Callable;

/** On whose behalf this thread calls MBeans: somebody who came in over Jolokia, or whoever attached to the process. */
public final class Caller {

    private static final ThreadLocal<String> NAME = ThreadLocal.withInitial(() -> "local");

    private Caller() {}

    /** Calls on behalf of somebody. */
    public static <T> T as(String name, Callable<T> call) throws Exception {
        NAME.set(name);
        try {
            return call.call();
        } finally {
            NAME.remove();
        }
    }

    static String name() {
        return NAME.get();
    }
}
