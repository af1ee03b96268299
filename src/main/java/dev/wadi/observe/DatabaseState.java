package dev.wadi.observe;

/** How it stands with the database. */
public sealed interface DatabaseState {

    /** In words for whoever is on call. */
    String reason();

    /** It answers, and its schema is what this version needs or newer. */
    record Current(int schema) implements DatabaseState {

        @Override
        public String reason() {
            return "Postgres answers, its schema is at version " + schema;
        }
    }

    /** It answers, and its schema is older than this version needs. */
    record Outdated(int schema, int needed) implements DatabaseState {

        @Override
        public String reason() {
            return "the schema in Postgres is at version " + schema + ", this program needs " + needed
                    + ": 'wadi migrate' brings it up to date, as does a restart";
        }
    }

    /** It does not answer. */
    record Away(String sqlState) implements DatabaseState {

        @Override
        public String reason() {
            return "Postgres does not answer (SQLSTATE " + sqlState
                    + "); work waits where it is and goes on by itself when it does";
        }
    }

    /** It does not let us in: waiting will not change that, somebody has to. */
    record Refused(String sqlState) implements DatabaseState {

        @Override
        public String reason() {
            return "Postgres answers and does not let this program in (SQLSTATE " + sqlState
                    + "): see wadi.database.url, .user and .password";
        }
    }

    /** Looks; bounded in time. */
    @FunctionalInterface
    interface Probe {

        /** How it stands now. */
        DatabaseState look();
    }
}
