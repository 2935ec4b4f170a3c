package io.yizhan.core.app;

import java.util.Locale;

/** How the program runs: on somebody's desk, or for the public. */
public enum Profile {
    /** Embedded database, on 127.0.0.1, helpful pages. */
    DEVELOPMENT,
    /** A database by URL, insecure settings refused. */
    PRODUCTION;

    /** Its name in settings, and that of the Micronaut environment. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
