package dev.wadi.bronze;

import dev.wadi.core.Claim;
import java.util.List;

/** CLAIM: which worker processes which page. */
public interface Claims {

    /**
     * Takes up to {@code most} pages that wait or whose lease has lapsed, the longest landed first. A page whose lease
     * lapses for the third time is parked instead; one that a newer deployment has processed is left to that.
     */
    List<Claim> take(int most);

    /** Gives a page back after a failure that is not its own fault, such as a stop. It waits again. */
    void release(Claim claim);

    /** Gives a page back after a failure. The third time it is parked. */
    void fail(Claim claim);
}
