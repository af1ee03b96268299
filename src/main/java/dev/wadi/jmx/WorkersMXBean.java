package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/** Pages that have landed and are not done. */
public interface WorkersMXBean {

    /** Pages that wait to be claimed. */
    long getWaiting();

    /** Pages that are worked on. */
    long getClaimed();

    /** Pages that failed too often and wait for an operator. */
    long getParked();

    /** Processes that work on pages. */
    long getWorkers();

    @Says("Pages that are worked on or parked.")
    List<Map<String, String>> pages(int most);

    @Says("Lets a parked page be claimed again.")
    void release(long page, String why);
}
