package io.yizhan.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaDriftTest {
    @Test
    void committedClassesAreWhatTheMigrationsMake(@TempDir Path folder) throws IOException {
        Path written = Files.createDirectory(folder.resolve("java"));
        JooqGenerator.generate(folder.resolve("database"), written);

        Map<String, String> fresh = files(written);
        assertThat(fresh).hasSizeGreaterThan(20);
        assertThat(files(JooqGenerator.COMMITTED))
                .as("run ./mvnw -Pjooq -pl core/server -am test-compile and commit what it writes")
                .isEqualTo(fresh);
    }

    private static Map<String, String> files(Path root) throws IOException {
        Path folder = root.resolve(JooqGenerator.PACKAGE.replace('.', '/'));
        Map<String, String> texts = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> texts.put(folder.relativize(path).toString(), read(path)));
        }
        return texts;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
