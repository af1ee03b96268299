package dev.wadi.check;

import dev.wadi.contract.ContractException;
import dev.wadi.contract.Contracts;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.geo.GeoLocator;
import dev.wadi.enrich.industry.IndustryRules;
import dev.wadi.enrich.lifecycle.Rates;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import dev.wadi.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything that an installation is made of, one after the other; what is wrong with one does not hide the others. */
public final class InstallationCheck {

    private static final String ROUTES = "camel.main.routesIncludePattern";

    private final Supplier<Properties> properties;
    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    /** That of a folder, with these properties. */
    public InstallationCheck(Path folder, Supplier<Properties> properties) {
        this.folder = folder;
        this.properties = properties;
    }

    /**
     * What is wrong.
     *
     * @param beans the names of beans by settings, which are asked for only where contracts and reference files can be used
     * @param load  makes of routes what would be started and says why that fails; asked only where nothing else is wrong
     */
    public List<Finding> findings(Function<Settings, Set<String>> beans, Function<Settings, Optional<String>> load) {
        var given = properties.get();
        var settings = attempt(() -> Settings.read(properties.get()));
        var contracts = attempt(() ->
                Contracts.load(folder.resolve(given.optional("wadi.contracts").orElse("contracts"))));
        settings.ifPresent(each -> {
            each.enrich()
                    .geoip()
                    .ifPresent(file -> attempt(() -> {
                        GeoLocator.open(file).close();
                        return file;
                    }));
            each.enrich().industry().ifPresent(file -> attempt(() -> IndustryRules.load(file)));
            each.enrich().rates().ifPresent(file -> attempt(() -> Rates.load(file)));
        });
        var routes = routes(given);
        if (!findings.isEmpty()) {
            findings.addAll(RouteCheck.shapes(routes));
            return List.copyOf(findings);
        }
        var streams = contracts.orElseThrow().streams();
        findings.addAll(new RouteCheck(beans.apply(settings.orElseThrow()), streams, given::given).check(routes));
        if (findings.isEmpty()) {
            load.apply(settings.orElseThrow()).ifPresent(reason -> findings.add(new Finding("routes", reason)));
        }
        return List.copyOf(findings);
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SettingsException | ContractException | ReferenceFileException e) {
            String.valueOf(e.getMessage()).lines().forEach(said());
            return Optional.empty();
        }
    }

    /** These name their file before a colon. */
    private Consumer<String> said() {
        return line -> {
            var colon = line.indexOf(": ");
            findings.add(
                    colon < 0
                            ? new Finding("contracts", line)
                            : new Finding(line.substring(0, colon), line.substring(colon + 2)));
        };
    }

    private List<Path> routes(Properties given) {
        var pattern = given.optional(ROUTES).orElse("");
        if (!pattern.startsWith("file:") || !pattern.contains("/")) {
            findings.add(
                    new Finding("application.properties", ROUTES + " must name files, as file:routes/*.camel.yaml"));
            return List.of();
        }
        var glob = Path.of(pattern.substring("file:".length()));
        var parent = folder.resolve(glob.getParent() == null ? Path.of("") : glob.getParent());
        try (var files = Files.newDirectoryStream(parent, String.valueOf(glob.getFileName()))) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            if (found.isEmpty()) {
                findings.add(new Finding(parent.toString(), "holds no route (" + glob.getFileName() + ")"));
            }
            return found.stream().sorted().toList();
        } catch (IOException e) {
            findings.add(new Finding(parent.toString(), "cannot be listed"));
            return List.of();
        }
    }
}
