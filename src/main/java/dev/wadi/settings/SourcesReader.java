package dev.wadi.settings;

import dev.wadi.core.Sensitive;
import dev.wadi.source.http.WebApi;
import dev.wadi.source.jdbc.TableDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sources of which there may be any number, each by its {@code wadi.<name>.url}: databases and HTTP APIs. */
final class SourcesReader {

    private static final Pattern URL = Pattern.compile("wadi\\.(?!database)[a-z][a-z0-9]*\\.url");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final Properties properties;
    private final List<TableDatabase> databases = new ArrayList<>();
    private final List<WebApi> apis = new ArrayList<>();

    private SourcesReader(Properties properties) {
        this.properties = properties;
    }

    /** Those that are switched on; what is wrong with any of them is complained of. */
    static SourcesReader read(Properties properties) {
        var reader = new SourcesReader(properties);
        properties.names(URL.asMatchPredicate()).forEach(reader::read);
        return reader;
    }

    List<TableDatabase> databases() {
        return databases;
    }

    List<WebApi> apis() {
        return apis;
    }

    private void read(String url) {
        var area = url.substring(0, url.lastIndexOf('.'));
        var name = area.substring(area.lastIndexOf('.') + 1);
        var isOn = properties.optional(area + ".enabled").filter("true"::equals).isPresent();
        var checked = properties
                .secret(
                        url,
                        value -> url(value, isOn),
                        "must be a URL that a driver understands (jdbc:mysql://host:port/database), or a http: or https: URL, without user and"
                                + " password, which have settings of their own")
                .orElse("");
        if (checked.startsWith("http")) {
            var header = properties.optional(area + ".header").isPresent()
                    ? properties
                            .value(area + ".header", SourcesReader::header, "must be the name of a header")
                            .orElse("")
                    : "Authorization";
            var token = properties.optional(area + ".token").map(Sensitive::new);
            if (isOn) {
                apis.add(new WebApi(name, URI.create(checked), header, token));
            }
        } else if (isOn) {
            databases.add(new TableDatabase(
                    name,
                    checked,
                    properties.text(area + ".user"),
                    new Sensitive<>(properties.optional(area + ".password").orElse("")),
                    properties.optional(area + ".lag")));
        }
    }

    /** Drivers, which take their time to load, are asked about what is on alone. */
    private static String url(String value, boolean isOn) {
        if (!value.startsWith("http")) {
            var url = Settings.jdbcUrl(value);
            if (isOn && !TableDatabase.isUrl(url)) {
                throw new IllegalArgumentException();
            }
            return url;
        }
        if (!isPlain(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** Only where to ask: paths of contracts are added to it, and what comes after a ? would be in the midst. */
    private static boolean isPlain(String value) {
        var url = URI.create(value);
        return List.of("http", "https").contains(url.getScheme())
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null
                && !value.endsWith("/");
    }

    private static String header(String value) {
        if (!HEADER.matcher(value).matches()) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
