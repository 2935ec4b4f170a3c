package io.yizhan.core.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of a web page that were packed into a folder of the class path.
 *
 * @param folder name of the folder, without slashes around it
 */
record PackedFiles(String folder) {
    /** No empty segment, none that begins with a dot: nothing climbs, nothing hidden is served. */
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,199}(/[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,199}){0,9}");

    /**
     * A file by its path below the folder.
     *
     * @param path from the request, not to be trusted
     */
    Optional<byte[]> find(String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = PackedFiles.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
