package dev.wadi.doctor;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Has checks tried one after the other, none for longer than its time. */
public final class Doctor {

    private final Duration patience;

    /** One that waits so long for each check. */
    public Doctor(Duration patience) {
        this.patience = patience;
    }

    /**
     * Tries them all.
     *
     * @param report is told each outcome, with the name of its check, as soon as it is known
     * @return whether nothing failed
     */
    public boolean examine(List<Check> checks, BiConsumer<String, Outcome> report) throws InterruptedException {
        var well = true;
        for (var check : checks) {
            for (var outcome : outcomes(check)) {
                report.accept(check.name(), outcome);
                well &= outcome.level() != Outcome.Level.FAILED;
            }
        }
        return well;
    }

    private List<Outcome> outcomes(Check check) throws InterruptedException {
        var thread = Executors.newSingleThreadExecutor(work -> {
            var daemon = new Thread(work, "doctor");
            daemon.setDaemon(true); // one that hangs does not keep the command from ending
            return daemon;
        });
        try {
            return thread.submit(check::look).get(patience.toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(Outcome.failed("no answer within " + patience.toSeconds() + " s"));
        } catch (ExecutionException e) {
            return List.of(Outcome.failed(String.valueOf(e.getCause())));
        } finally {
            thread.shutdownNow();
        }
    }
}
