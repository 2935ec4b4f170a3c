package io.yizhan.core.backup;

import io.yizhan.core.model.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Parts of a backup, to be changed as somebody with a zip tool would. */
final class Parts {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static Parts of(Path file) {
        Parts all = new Parts();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                all.parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    Map<String, byte[]> all() {
        return parts;
    }

    Parts with(String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Parts without(String name) {
        if (parts.remove(name) == null) {
            throw new IllegalStateException("there is no part " + name + " in " + parts.keySet());
        }
        return this;
    }

    /** Changes the manifest's text. */
    Parts manifest(String from, String to) {
        String before = text(Manifest.PART);
        if (!before.contains(from)) {
            throw new IllegalStateException(before);
        }
        return with(Manifest.PART, before.replace(from, to));
    }

    /** Replaces a table's rows and what the manifest says of them, so that they pass for what was written. */
    Parts rows(String table, String text) {
        Manifest manifest = Manifest.read(bytes(Manifest.PART));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hash = Digests.sha256Hex(bytes);
        Manifest changed = new Manifest(
                manifest.product(),
                manifest.schema(),
                manifest.takenAt(),
                manifest.position(),
                manifest.tables().stream()
                        .map(part -> part.name().equals(table)
                                ? new Manifest.TablePart(
                                        table, part.columns(), text.lines().count(), bytes.length, hash)
                                : part)
                        .toList(),
                manifest.files(),
                manifest.missing());
        parts.put(Manifest.PART, changed.write());
        return with("tables/" + table + ".jsonl", text);
    }

    Path write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
