package io.yizhan.core.app;

import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder with the model files of a site; what lies below {@code read-only} is there to be read and is never pushed. */
record ModelFolder(Path folder) {
    private static final String READ_ONLY = "read-only/";

    /**
     * The files of the site.
     *
     * @throws UnfitSettings if there is no such folder: an empty model would be meant otherwise
     */
    List<ModelFile> read() {
        if (!Files.isDirectory(folder)) {
            throw new UnfitSettings(
                    "没有文件夹 " + folder + "；请先用 yizhan model pull 取出，或给出文件夹。",
                    "There is no folder " + folder + "; make it with yizhan model pull, or name another.");
        }
        return ModelSource.ofFolder("site", folder).files().stream()
                .filter(file -> !file.path().startsWith(READ_ONLY))
                .toList();
    }

    /** Writes files that are not there as they should be; how many. */
    int write(List<ModelFile> files) {
        return (int) files.stream()
                .filter(file -> write(folder.resolve(file.path()), file.content()))
                .count();
    }

    /** Writes the files of other owners, each with a line that says so. */
    void writeReadOnly(List<ModelSource> sources) {
        for (ModelSource source : sources) {
            String head = "# " + source.owner() + " · 只读，请勿修改 · read only: pushing leaves it out\n";
            for (ModelFile file : source.files()) {
                boolean yaml = !file.path().endsWith(".csv");
                String text = (yaml ? head : "") + new String(file.content(), StandardCharsets.UTF_8);
                write(
                        folder.resolve(READ_ONLY + source.owner()).resolve(file.path()),
                        text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean write(Path file, byte[] content) {
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return false;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths of files that the site does not have. */
    List<String> besides(List<ModelFile> files) {
        Set<String> known = files.stream().map(ModelFile::path).collect(Collectors.toSet());
        return read().stream()
                .map(ModelFile::path)
                .filter(path -> !known.contains(path))
                .toList();
    }
}
