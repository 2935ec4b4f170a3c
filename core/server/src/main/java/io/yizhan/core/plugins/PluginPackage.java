package io.yizhan.core.plugins;

import io.yizhan.core.model.Digests;
import io.yizhan.core.model.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package that was checked and lies unpacked in a folder named by its hash. What is loaded is what was checked: we
 * write every file ourselves, into a staging folder that is renamed at the end.
 *
 * @param sha256 of the package as it came, hex
 */
record PluginPackage(PluginManifest manifest, String sha256, Path folder) {
    static final String STAGING = ".staging";
    static final String MODEL = "model";

    /**
     * Unpacks a package below {@code root}; nothing to do if it lies there.
     *
     * @param archive as it was checked
     * @param entries all of it
     */
    static PluginPackage unpack(byte[] archive, PluginManifest manifest, List<ZipFileReader.Entry> entries, Path root)
            throws IOException {
        String sha256 = sha256(archive);
        Path folder = root.resolve(sha256);
        if (!Files.isDirectory(folder)) {
            unpack(new ZipFileReader(archive), entries, root, folder);
        }
        return new PluginPackage(manifest, sha256, folder);
    }

    static String sha256(byte[] bytes) {
        return Digests.sha256Hex(bytes);
    }

    /** The files of its content model; empty ones if it brings none. */
    ModelSource model() {
        return ModelSource.ofFolder(manifest.id(), folder.resolve(MODEL));
    }

    private static void unpack(ZipFileReader reader, List<ZipFileReader.Entry> entries, Path root, Path folder)
            throws IOException {
        Path staging = Files.createTempDirectory(Files.createDirectories(root.resolve(STAGING)), "package-");
        try {
            List<Path> folders = new ArrayList<>(List.of(staging));
            for (ZipFileReader.Entry entry : entries) {
                Path target = staging.resolve(entry.name()).normalize();
                if (!target.startsWith(staging)) {
                    throw new IOException("a checked name leads out of its folder: " + entry.name());
                }
                if (entry.folder()) {
                    folders.add(Files.createDirectories(target));
                } else {
                    folders.add(Files.createDirectories(target.getParent()));
                    write(target, reader.content(entry));
                }
            }
            for (Path made : folders.stream().distinct().toList()) {
                sync(made);
            }
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            sync(root);
        } catch (ZipFileReader.Broken e) {
            throw new IOException("a checked package changed under way", e);
        } finally {
            delete(staging);
        }
    }

    private static void write(Path target, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes the names in a folder last; file systems that know no such thing are left alone. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders
        }
    }

    /** Removes a folder with all in it; links are removed, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
