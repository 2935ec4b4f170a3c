package io.yizhan.core.endurance;

import java.util.Optional;
import java.util.UUID;

/** What a writer knows of one of its articles. Only its writer touches it. */
final class Article {
    final String id;
    String version;
    String title;

    /** Titles it was given so far: no two are the same, so that each save is a change. */
    int titles;

    /** Key of a publication asked for, whose answer is still due; with the version it was asked for. */
    Optional<Due> due = Optional.empty();

    /** Whether a save was cut off, so that the version has to be asked for. */
    boolean unsure;

    record Due(String key, String version) {
        static Due of(String version) {
            return new Due(UUID.randomUUID().toString(), version);
        }

        /** Number of the version. */
        int number() {
            return Integer.parseInt(version.substring(0, version.indexOf('.')));
        }
    }

    Article(String id, String version, String title) {
        this.id = id;
        this.version = version;
        this.title = title;
    }

    /**
     * A publication the server has acknowledged.
     *
     * @param title what was published with it
     */
    record Acknowledged(String id, int version, long position, String title) {}
}
