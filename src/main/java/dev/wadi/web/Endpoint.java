package dev.wadi.web;

import java.util.regex.Pattern;

/**
 * Something that is served.
 *
 * @param path   begins with a slash; {@code :name} stands for one segment, a last {@code *} for all that follows
 * @param access who may come in
 * @param answer called on a thread that may wait
 */
public record Endpoint(Method method, String path, Access access, Answer answer) {

    private static final Pattern PATH = Pattern.compile("(/|(/:?[A-Za-z0-9][A-Za-z0-9._-]*)+(/\\*?)?)");

    /** What can be asked over HTTP. Nothing else is. */
    public enum Method {
        GET,
        /** Takes JSON only: a browser sends that to another site's server only after asking it, and we do not say yes. */
        POST
    }

    /** Answers requests; safe for use by several threads. */
    @FunctionalInterface
    public interface Answer {

        /** The response to a request. An exception becomes 500, {@link dev.wadi.core.Unavailable} 503, by their names only. */
        Response to(Request request);
    }

    public Endpoint {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of an endpoint: " + path);
        }
    }

    /** One to be read. */
    public static Endpoint get(String path, Access access, Answer answer) {
        return new Endpoint(Method.GET, path, access, answer);
    }

    /** One that does something. */
    public static Endpoint post(String path, Access access, Answer answer) {
        return new Endpoint(Method.POST, path, access, answer);
    }
}
