package io.yizhan.core.app;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the admin as its build left them: the class path folder {@code admin}. */
@Singleton
class AdminPages {
    static final String INDEX = "index.html";

    /** No empty segment, none that begins with a dot: nothing climbs, nothing hidden is served. */
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,199}(/[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,199}){0,9}");

    /** Whether this build holds the admin at all. */
    boolean present() {
        return find(INDEX).isPresent();
    }

    /**
     * A file by its path below the folder.
     *
     * @param path from the request, not to be trusted
     */
    Optional<byte[]> find(String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = AdminPages.class.getClassLoader().getResourceAsStream("admin/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
