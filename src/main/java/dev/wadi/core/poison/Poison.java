package dev.wadi.core.poison;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.core.Batch;
import dev.wadi.core.Origin;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside the few records of a batch at which a stage fails, so that its page completes. Where it is not the fault of a few
 * the failure is thrown on: then it is a defect that has to be loud.
 */
public final class Poison {

    /** The code of a record that was set aside because work on it fails. */
    public static final String CODE = "RECORD_POISONOUS";

    /** More than so many on a page are not a few. */
    static final int MOST = 50;

    private static final Logger LOGGER = LoggerFactory.getLogger(Poison.class);

    private Poison() {}

    /** What is wrong with such a record. */
    public static Problem problem(Throwable failure) {
        return Problem.ofRecord(CODE, "work on it fails: " + failure.getClass().getSimpleName());
    }

    /** Does a stage's work on a batch; once more without those records at which it fails, where it does. */
    public static <T> Batch<T> apart(Batch<RawRecord> batch, Stage stage, Function<Batch<RawRecord>, Batch<T>> work) {
        try {
            return work.apply(batch);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            return again(batch, stage, work, e);
        } catch (StackOverflowError e) {
            return again(batch, stage, work, e);
        }
    }

    private static <T, E extends Throwable> Batch<T> again(
            Batch<RawRecord> batch, Stage stage, Function<Batch<RawRecord>, Batch<T>> work, E failure) throws E {
        // stages leave alone what could not even be read
        var without = without(batch, Stage.WORK, failure, left -> fine(() -> work.apply(left)), RawRecord::origin);
        return relabelled(work.apply(without), batch, stage);
    }

    /**
     * The same batch, in which the records at which work fails are set aside.
     *
     * @param failure  of the work on all, which is thrown on where it is not the fault of a few
     * @param does     whether work does well on a batch
     * @param originOf where a record comes from
     */
    public static <T, E extends Throwable> Batch<T> without(
            Batch<T> batch, Stage stage, E failure, Predicate<Batch<T>> does, Function<T, Origin> originOf) throws E {
        var records = batch.page().frames().size();
        var culprits = new Bisection(
                        (from, to) -> does.test(
                                less(batch, stage, failure, originOf, ordinal -> ordinal < from || ordinal >= to)),
                        MOST)
                .among(records)
                .orElseThrow(() -> failure);
        for (var ordinal : culprits) {
            LOGGER.atError()
                    .addKeyValue("stream", batch.page().stream())
                    .addKeyValue("page", batch.page().id())
                    .addKeyValue("record", ordinal)
                    .addKeyValue("code", failure.getClass().getName())
                    .log("a record was set aside because work on it fails");
        }
        return less(batch, stage, failure, originOf, culprits::contains);
    }

    private static <T> Batch<T> less(
            Batch<T> batch, Stage stage, Throwable failure, Function<T, Origin> originOf, Predicate<Integer> left) {
        var accepted = new ArrayList<T>();
        var rejects = new ArrayList<Reject>();
        for (var record : batch.accepted()) {
            if (left.test(originOf.apply(record).ordinal())) {
                rejects.add(reject(raw(record, originOf.apply(record)), stage, failure));
            } else {
                accepted.add(record);
            }
        }
        for (var reject : batch.rejects()) {
            rejects.add(left.test(reject.origin().ordinal()) ? reject(reject.record(), stage, failure) : reject);
        }
        return batch.next(accepted, rejects);
    }

    private static <T> RawRecord raw(T record, Origin origin) {
        return record instanceof RawRecord same ? same : new RawRecord(origin, JsonNodeFactory.instance.objectNode());
    }

    private static Reject reject(RawRecord record, Stage stage, Throwable failure) {
        return new Reject(record, stage, List.of(problem(failure)));
    }

    /** Says of what this stage set aside that it did, and of what an earlier one had what that one had said. */
    private static <T> Batch<T> relabelled(Batch<T> after, Batch<RawRecord> before, Stage stage) {
        var unread = new TreeSet<Integer>();
        before.rejects().stream()
                .filter(reject -> reject.stage() == Stage.WORK)
                .forEach(reject -> unread.add(reject.origin().ordinal()));
        var rejects = after.rejects().stream()
                .map(reject -> reject.stage() == Stage.WORK
                                && !unread.contains(reject.origin().ordinal())
                        ? earlier(before, reject, stage)
                        : reject)
                .toList();
        return after.next(after.accepted(), rejects);
    }

    private static Reject earlier(Batch<RawRecord> before, Reject reject, Stage stage) {
        return before.rejects().stream()
                .filter(known -> known.origin().ordinal() == reject.origin().ordinal())
                .findFirst()
                .map(known -> {
                    var problems = new ArrayList<>(known.problems());
                    problems.addAll(reject.problems());
                    return new Reject(known.record(), known.stage(), problems);
                })
                .orElseGet(() -> new Reject(reject.record(), stage, reject.problems()));
    }

    private static <T> boolean fine(Supplier<Batch<T>> work) {
        try {
            return work.get().page().frames().size() > 0;
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
