package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yizhan plugin …} as it is typed. */
@Tag("any-database")
class PluginCommandTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static TypedCommand type(boolean chinese, String... words) {
        return TypedCommand.type(TypedCommand.over(DATABASE, folder.resolve("data")), chinese, words);
    }

    @Test
    void aPluginIsInstalledListedSwitchedAndRemovedFromTheConsole() throws IOException {
        assertThat(type(true, "plugin", "list").out()).contains("没有安装插件。");
        Path jar = SourcePlugin.pack(Path.of("../../plugins/jade"), folder);
        TypedCommand installed = type(false, "plugin", "install", jar.toString());
        assertThat(installed).as(installed.toString()).satisfies(said -> {
            assertThat(said.exit()).isZero();
            assertThat(said.out()).containsPattern("jade +1\\.0\\.0 +running +Jade");
        });
        assertThat(type(true, "plugin", "disable", "jade").out()).contains("已停用");
        assertThat(type(true, "plugin", "list").out()).containsPattern("jade +1\\.0\\.0 +已停用 +玉石");
        assertThat(type(false, "plugin", "enable", "jade").exit()).isZero();
        assertThat(type(false, "plugin", "remove", "jade").out()).contains("jade is removed");
        assertThat(type(false, "plugin", "list").out()).contains("No plugin is installed.");
    }

    @Test
    void whatCannotBeDoneIsSaidInTheReadersLanguageWithEveryReason() throws IOException {
        Path noJar = Files.writeString(folder.resolve("no.jar"), "no jar");
        TypedCommand refused = type(true, "plugin", "install", noJar.toString());
        assertThat(refused.exit()).isEqualTo(Yizhan.FAILED);
        assertThat(refused.err()).contains("插件被拒绝", "不是完整的 jar 文件");
        TypedCommand missing =
                type(false, "plugin", "install", folder.resolve("none.jar").toString());
        assertThat(missing.err()).contains("cannot be read");
        TypedCommand unknown = type(false, "plugin", "enable", "none");
        assertThat(unknown.exit()).isEqualTo(Yizhan.FAILED);
        assertThat(unknown.err()).contains("There is no plugin none.");
    }
}
