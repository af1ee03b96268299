package dev.wadi.cli;

import dev.wadi.journal.postgres.Rebuild;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.KeyMark;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/**
 * The installation that a command is about: {@code application.properties} of a folder, and what overrides it. Commands ask
 * for settings when they need them, so that those which need none work where settings are wrong.
 *
 * @param folder  that of {@code application.properties}
 * @param system  system properties
 * @param version what this was built as
 */
public record Home(Path folder, Map<String, String> environment, java.util.Properties system, String version) {

    /** The properties as they are given, still unchecked. */
    public Properties properties() {
        return Properties.load(folder.resolve("application.properties"), environment, system);
    }

    /**
     * The settings, checked.
     *
     * @throws dev.wadi.settings.SettingsException naming every property that is wrong
     */
    public Settings settings() {
        return Settings.read(properties());
    }

    /**
     * The database of these settings, opened for a command, which has to close it.
     *
     * @throws dev.wadi.core.Unavailable   where it lets nobody in
     * @throws Rebuild.HalfMade where it is half made again from its journal
     * @throws dev.wadi.postgres.KeyMark.WrongKey where it was begun with another key of hashes
     */
    public Database open(Settings settings) {
        var database = new Database(settings.database());
        try {
            Rebuild.requireNone(database);
            KeyMark.require(database, settings.tenant(), settings.hash());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
