package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Pages of docs/ that would lie sooner or later if nobody compared them. {@code YIZHAN_TEST_WRITE_PAGES=true} writes
 * the generated one.
 */
class PagesTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void thePageOfSettingsIsWhatTheProgramKnows() throws IOException {
        Path page = ROOT.resolve("docs/configuration.md");
        String expected = page(KnownSettings.ofClassPath());
        if ("true".equals(System.getenv("YIZHAN_TEST_WRITE_PAGES"))) {
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page))
                .as("docs/configuration.md; write it with "
                        + "YIZHAN_TEST_WRITE_PAGES=true ./mvnw -pl core/server -am test -Dtest=PagesTest")
                .isEqualTo(expected);
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(KnownSettings.ofClassPath().all())
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.description()).as(setting.key()).isNotBlank());
    }

    @Test
    void everyDependencyHasItsReason() throws IOException {
        String reasons = Files.readString(ROOT.resolve("docs/dependencies.md"));
        String pom = Files.readString(Path.of("pom.xml"));
        var matcher = Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>")
                .matcher(pom);
        assertThat(matcher.results().map(found -> found.group(1) + ":" + found.group(2)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(reasons).contains("| `" + name + "` | "));
    }

    private static String page(KnownSettings known) {
        StringBuilder text = new StringBuilder("""
                # Settings

                Generated from the `…Config` records of the rooms; a test compares. Each setting may stand in `yizhan.yml` (YAML, in
                the folder of the installation, or named by `--config` or `YIZHAN_CONFIG`) or in the environment: upper case, `.` and
                `-` as `_`, so `yizhan.database.url` is `YIZHAN_DATABASE_URL`. Arguments win over the environment, the environment
                over the file. An unknown setting stops the start. Secrets belong into the environment or into files, never into
                arguments.

                | setting | type | default | meaning |
                |---|---|---|---|
                """);
        for (KnownSettings.Setting setting : known.all()) {
            String standard =
                    setting.standard() == null || setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`";
            text.append("| `")
                    .append(setting.key())
                    .append("` | ")
                    .append(setting.type())
                    .append(" | ");
            text.append(standard)
                    .append(" | ")
                    .append(meaning(setting.description()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String meaning(String javadoc) {
        return javadoc.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
