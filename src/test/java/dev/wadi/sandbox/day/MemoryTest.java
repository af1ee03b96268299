package dev.wadi.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void aLargeDayTakesMemoryForItsChangesButNotForItsRecords() {
        var before = used();

        var day = Day.of(DaySize.of(400_000), 1);
        var open = new ArrayList<Iterator<?>>(
                List.of(day.contacts(), day.accounts(), day.opportunities(), day.customers(), day.orders()));
        open.add(day.contactChanges());
        open.add(day.orderChanges());
        for (var iterator : open) {
            for (var some = 0; some < 2_000; some++) {
                iterator.next();
            }
        }

        assertThat(used() - before).isLessThan(48 * MEGABYTE);
        Reference.reachabilityFence(open);
        Reference.reachabilityFence(day);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
