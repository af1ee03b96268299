package dev.wadi.jmx;

import dev.wadi.operations.Operator;
import dev.wadi.quarantine.By;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

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

    /** Who calls, and why as they say. */
    static Operator operator(@Nullable String why) {
        return new Operator(NAME.get(), Operator.Face.JMX, why == null ? "" : why);
    }

    /** Who calls, and why, which they must say. */
    static By by(@Nullable String why) {
        return new By(NAME.get(), operator(why).why());
    }
}
