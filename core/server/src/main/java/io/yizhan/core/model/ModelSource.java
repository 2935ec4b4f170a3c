package io.yizhan.core.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The model files of one owner.
 *
 * @param owner {@code core}, {@code site} or a plugin id
 * @param files in order of path
 */
public record ModelSource(String owner, List<ModelFile> files) {
    public ModelSource {
        files = files.stream().sorted(Comparator.comparing(ModelFile::path)).toList();
    }

    /**
     * Files below {@code folder} of the jar or classes folder that holds {@code anchor}; other jars on the class path
     * are not looked at, so nobody can add to core's model by a file of the same name.
     *
     * @param folder e.g. {@code model}
     */
    public static ModelSource besideClass(String owner, Class<?> anchor, String folder) {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalArgumentException("no code source: " + anchor.getName());
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isDirectory(place) ? ofFolder(owner, place.resolve(folder)) : ofJar(owner, place, folder);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a file: " + source.getLocation(), e);
        }
    }

    /** Files below a folder of the disk; none if there is no such folder. */
    public static ModelSource ofFolder(String owner, Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ModelSource(owner, List.of());
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<ModelFile> files = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (isModelFile(path.toString())) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    files.add(new ModelFile(name, readAtMostLimit(Files.newInputStream(path))));
                }
            }
            return new ModelSource(owner, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files below a folder of a jar. */
    public static ModelSource ofJar(String owner, Path jar, String folder) {
        String prefix = folder + "/";
        try (JarFile opened = new JarFile(jar.toFile())) {
            List<ModelFile> files = new ArrayList<>();
            for (JarEntry entry : opened.stream().toList()) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix) && isModelFile(entry.getName())) {
                    String name = entry.getName().substring(prefix.length());
                    files.add(new ModelFile(name, readAtMostLimit(opened.getInputStream(entry))));
                }
            }
            return new ModelSource(owner, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the reader takes a file of this name for one of a model. */
    public static boolean isModelFile(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".csv");
    }

    /** One byte more than the limit is enough for the reader to refuse the file. */
    private static byte[] readAtMostLimit(InputStream stream) throws IOException {
        try (stream) {
            return stream.readNBytes(YamlDocument.MAX_BYTES + 1);
        }
    }
}
