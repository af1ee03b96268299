package dev.wadi.bronze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import java.util.List;

/** Reads the records of one page into named fields. For one page and one thread. */
public interface RecordFormat {

    /**
     * Reads one record.
     *
     * @param into takes its fields; blank ones stay absent
     * @return what keeps the fields from being told; empty where all is well
     */
    List<Problem> read(Page page, int ordinal, ObjectNode into);
}
