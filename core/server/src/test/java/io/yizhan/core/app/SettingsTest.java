package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.security.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where settings come from, which one wins, and what happens to those nobody knows. */
class SettingsTest {
    @TempDir
    private Path home;

    private final Properties system = new Properties();

    @BeforeEach
    void installAtHome() {
        system.setProperty("yizhan.home", home.toString());
    }

    @Test
    void nothingAtAllMeansProductionOnLoopback() {
        Settings settings = read(null, Map.of(), Map.of());
        assertThat(settings.profile()).isEqualTo(Profile.PRODUCTION);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.dataFolder()).isEqualTo(home.resolve("data"));
    }

    @Test
    void anEmbeddedDatabaseOfAnEarlierStartMeansDevelopment() throws IOException {
        Files.createDirectories(home.resolve("data/database"));
        assertThat(read(null, Map.of(), Map.of()).profile()).isEqualTo(Profile.DEVELOPMENT);
        assertThat(read(null, Map.of("YIZHAN_DATABASE_URL", "jdbc:mysql://db/yizhan"), Map.of())
                        .profile())
                .isEqualTo(Profile.PRODUCTION);
    }

    @Test
    void anEmbeddedDatabaseInAFolderOfItsOwnMeansDevelopmentToo() throws IOException {
        Path own = Files.createDirectories(home.resolve("own"));
        Settings settings = read(null, Map.of("YIZHAN_DATABASE_FOLDER", own.toString()), Map.of());
        assertThat(settings.profile()).isEqualTo(Profile.DEVELOPMENT);
        assertThat(settings.databaseFolder()).isEqualTo(own);
    }

    @Test
    void argumentsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Files.writeString(home.resolve("yizhan.yml"), "yizhan:\n  port: 8001\n  host: 127.0.0.3\n");
        assertThat(read(null, Map.of(), Map.of()).port()).isEqualTo(8001);
        assertThat(read(null, Map.of("YIZHAN_PORT", "8002"), Map.of()).port()).isEqualTo(8002);
        Settings settings = read(null, Map.of("YIZHAN_PORT", "8002"), Map.of("yizhan.port", 8003));
        assertThat(settings.port()).isEqualTo(8003);
        assertThat(settings.find("micronaut.server.port")).contains("8003");
        assertThat(settings.host()).isEqualTo("127.0.0.3");
    }

    @Test
    void anUnknownVariableStopsTheStartAndNamesTheLikelyOne() {
        assertThatThrownBy(() -> read(null, Map.of("YIZHAN_DATABSE_URL", "secret-value"), Map.of()))
                .isInstanceOf(UnfitSettings.class)
                .hasMessageContaining("Did you mean YIZHAN_DATABASE_URL?")
                .hasMessageNotContaining("secret-value");
    }

    /** A shell in which somebody has exported them starts the server all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yizhan",
                ".ci/run",
                "deploy/mysql/real-mysql.sh",
                "deploy/load/run",
                "web-admin/vite.config.ts",
                "web-admin/walks/admin.mjs",
                "web-admin/walks/catalog.mjs",
                "web-admin/walks/site.mjs"
            })
    void whatOurOwnScriptsReadIsNoUnknownSetting(String script) throws IOException {
        Map<String, String> environment = new HashMap<>();
        Pattern.compile("YIZHAN_[A-Z_]+[A-Z]")
                .matcher(Files.readString(Path.of("../..").resolve(script)))
                .results()
                .forEach(name -> environment.put(name.group(), "1"));
        assertThat(read(Profile.DEVELOPMENT, environment, Map.of()).port()).isEqualTo(8080);
    }

    @Test
    void whatOnlyLooksLikeAScriptsVariableStopsTheStart() {
        assertThatThrownBy(() -> read(null, Map.of("YIZHAN_MYSQL_URL", "jdbc:mysql://db/yizhan"), Map.of()))
                .isInstanceOf(UnfitSettings.class)
                .hasMessageContaining("YIZHAN_MYSQL_URL");
    }

    @Test
    void everyUnknownKeyOfTheFileIsNamedAtOnce() throws IOException {
        Files.writeString(
                home.resolve("yizhan.yml"), "yizhan:\n  prot: 1\n  database:\n    pool-sise: 4\n  zzzzzzzz: 1\n");
        assertThatThrownBy(() -> read(null, Map.of(), Map.of()))
                .hasMessageContaining("yizhan.prot")
                .hasMessageContaining("Did you mean yizhan.port?")
                .hasMessageContaining("Did you mean yizhan.database.pool-size?")
                .hasMessageContaining("yizhan.zzzzzzzz")
                .hasMessageContaining("docs/configuration.md");
    }

    @Test
    void aFileThatIsNoYamlOrIsNotThereIsSaidInOneSentence() throws IOException {
        Files.writeString(home.resolve("yizhan.yml"), "yizhan: [1\n");
        assertThatThrownBy(() -> read(null, Map.of(), Map.of()))
                .isInstanceOf(UnfitSettings.class)
                .hasMessageContaining("no valid YAML");
        assertThatThrownBy(() -> read(null, Map.of("YIZHAN_CONFIG", "absent.yml"), Map.of()))
                .isInstanceOf(UnfitSettings.class)
                .hasMessageContaining("absent.yml");
    }

    @Test
    void swappedNeighboursAreOneMistake() {
        assertThat(KnownSettings.distance("prot", "port")).isEqualTo(1);
        assertThat(KnownSettings.distance("", "abc")).isEqualTo(3);
        assertThat(KnownSettings.distance("pool-sise", "pool-size")).isEqualTo(1);
    }

    private Settings read(@Nullable Profile profile, Map<String, String> environment, Map<String, Object> arguments) {
        return Settings.read(profile, null, environment, system, arguments);
    }
}
