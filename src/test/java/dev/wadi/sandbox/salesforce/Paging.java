package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.fault.Mishap;
import java.util.List;

/** What mishaps do to a page: how many records it has at most, whether it comes again, whether it is lost. */
record Paging(int most, boolean again, boolean lost) {

    static Paging of(List<Mishap> mishaps) {
        int most = Integer.MAX_VALUE;
        boolean again = false;
        boolean lost = false;
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.ShortPage page) {
                most = Math.min(most, page.records());
            } else if (mishap instanceof Mishap.PageAgain) {
                again = true;
            } else if (mishap instanceof Mishap.LocatorExpires) {
                lost = true;
            }
        }
        return new Paging(most, again, lost);
    }
}
