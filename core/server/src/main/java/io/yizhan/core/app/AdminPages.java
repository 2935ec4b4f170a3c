package io.yizhan.core.app;

import jakarta.inject.Singleton;
import java.util.Optional;

/** The files of the admin as its build left them: the class path folder {@code admin}. */
@Singleton
class AdminPages {
    static final String INDEX = "index.html";

    private final PackedFiles files = new PackedFiles("admin");

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
        return files.find(path);
    }
}
