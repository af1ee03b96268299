package dev.wadi.sandbox;

/** Whether somebody watches. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether input and output are a terminal that can move its cursor. From JDK 22 on {@link System#console()} may give a
     * console without any terminal; the implementation asked for here gives none then, as all did before.
     */
    @SuppressWarnings("SystemConsoleNull") // see above
    static boolean isThere() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }
}
