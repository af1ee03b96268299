package dev.wadi;

import dev.wadi.core.Ahead;
import dev.wadi.settings.FacesSettings;

/** The service as it is operated, made and listening on another thread while routes are read on this one. */
final class Operated implements AutoCloseable {

    private final Ahead<Parts> parts;

    /** Begins to make them. */
    Operated(FacesSettings settings, Wiring wiring, Observation observation, String version) {
        this.parts = Ahead.of(() -> Parts.of(settings, wiring, observation, version));
    }

    /**
     * Returns when they listen.
     *
     * @throws dev.wadi.web.WebException            where a port is taken
     * @throws dev.wadi.security.UsersException where the file of users cannot be used
     */
    void listens() {
        parts.get();
    }

    @Override
    public void close() {
        parts.ifMade(Parts::close);
    }

    private record Parts(Operating operating, Faces faces) {

        /** All of them, or none is left open. */
        static Parts of(FacesSettings settings, Wiring wiring, Observation observation, String version) {
            var operating = new Operating(wiring.operations(), wiring.contracts(), version);
            try {
                return new Parts(operating, listening(settings, operating, observation));
            } catch (RuntimeException e) {
                operating.close();
                throw e;
            }
        }

        void close() {
            faces.close();
            operating.close();
        }

        private static Faces listening(FacesSettings settings, Operating operating, Observation observation) {
            var faces = new Faces(settings, operating.api(), operating.management(observation.endpoints()));
            try {
                faces.listen();
                return faces;
            } catch (RuntimeException e) {
                faces.close();
                throw e;
            }
        }
    }
}
