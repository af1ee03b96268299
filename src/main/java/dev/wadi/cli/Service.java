package dev.wadi.cli;

import dev.wadi.settings.Settings;

/** What commands ask of the service as a whole: only the top knows everyone that it takes. */
public interface Service {

    /**
     * Runs until it is told to stop.
     *
     * @return the status to end with
     * @throws Exception where it cannot start
     */
    int serve(Settings settings) throws Exception;
}
