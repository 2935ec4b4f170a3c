package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.security.Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sample content that a plugin brings along. */
@Tag("any-database")
class PluginSamplesTest {
    private static final String ENTRIES = """
            [{"key": "carvers-notes", "type": "article", "fields": {
              "core.title": {"zh-Hans": "琢玉手记", "en": "A carver's notes"}, "core.slug": "carvers-notes",
              "core.kind": "story", "core.date": "2026-09-18", "core.media": [{"asset": "carvers-notes.png"}]}}]
            """;

    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static Path jadeWithAPicture() throws IOException {
        Path jar = SourcePlugin.pack(Path.of("../../plugins/jade"), folder);
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("sample/entries.json"), ENTRIES);
            Path pictures = Files.createDirectories(zip.getPath("sample/assets"));
            try (OutputStream out = Files.newOutputStream(pictures.resolve("carvers-notes.png"))) {
                ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
            }
        }
        return jar;
    }

    @Test
    void picturesOfAPluginsSamplesComeFromItsPackage() throws IOException {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.resolve("data").toString());
        try (ApplicationContext context = Settings.read(
                        Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start()) {
            context.getBean(ContentStart.class).start();
            context.getBean(PluginService.class).install(jadeWithAPicture(), Optional.empty());
            assertThat(context.getBean(SampleContent.class).load().refused()).isEmpty();
            assertThat(context.getBean(EntryService.class).exists(SampleContent.id("article", "carvers-notes")))
                    .isTrue();
        }
    }
}
