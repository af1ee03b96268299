package dev.wadi.cli;

import dev.wadi.doctor.Check;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What commands ask of the service as a whole: only the top knows everyone that it takes. */
public interface Service {

    /**
     * Runs until it is told to stop.
     *
     * @return the status to end with
     * @throws Exception where it cannot start
     */
    int serve(Settings settings) throws Exception;

    /** The names of the beans that routes may use, found out without connecting. */
    Set<String> beans(Settings settings);

    /** Makes of the routes what would be started, without starting or connecting: why that fails, where it does. */
    Optional<String> load(Settings settings);

    /** What can be tried of all that these settings say is there. */
    List<Check> checks(Settings settings, Properties properties);
}
