package io.yizhan.core.database;

import static io.yizhan.core.database.generated.Tables.POSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseStartTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAUrlTheEmbeddedDatabaseStartsInTheDataFolderAndStopsWithTheContext() throws Exception {
        Map<String, Object> settings = Map.of("yizhan.data-folder", folder.toString());
        try (ApplicationContext context = ApplicationContext.run(settings, "development")) {
            Database database = context.getBean(Database.class);
            assertThat(rows(database)).isEqualTo(1);
            assertThat(database.dialect()).isEqualTo(DatabaseDialect.MARIADB);
            assertThat(folder.resolve("database/pid")).exists();
        }
        assertThat(folder.resolve("database/pid")).doesNotExist();
        assertThat(Files.readString(folder.resolve("database/server.log")))
                .contains("Shutdown complete")
                .doesNotContain("Aborted connection");
    }

    @Test
    void aUrlLeadsToThatServerWithThePasswordOfAFile() throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            Map<String, Object> settings = new HashMap<>(test.properties());
            Path file =
                    Files.writeString(folder.resolve("password"), settings.remove("yizhan.database.password") + "\n");
            settings.put("yizhan.database.password-file", file.toString());
            test.database().change(sql -> sql.execute("update `position` set `value` = 5 where `id` = 1"));
            try (ApplicationContext context = ApplicationContext.run(settings, Environment.TEST)) {
                long value = context.getBean(Database.class)
                        .read(sql -> sql.fetchSingle("select `value` from `position`")
                                .into(Long.class));
                assertThat(value).isEqualTo(5);
            }
        }
    }

    @Test
    void productionNeedsAUrl() {
        assertThat(reasonOfStart(Map.of("yizhan.data-folder", folder.toString())))
                .isEqualTo(Reason.URL_NEEDED);
        assertThat(folder.resolve("database")).doesNotExist();
    }

    @Test
    void productionNeedsTlsToADistantServer() {
        assertThat(reasonOfStart(
                        Map.of("yizhan.database.url", "jdbc:mysql://db.example:3306/yizhan?sslMode=PREFERRED")))
                .isEqualTo(Reason.BAD_SETTING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 501})
    void refusesAPoolSizeOutOfRange(int size) {
        assertThat(reasonOfStart(Map.of("yizhan.database.pool-size", size, "yizhan.database.url", "jdbc:mysql://h/y")))
                .isEqualTo(Reason.BAD_SETTING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/yizhan",
                "jdbc:mysql://127.0.0.1:3306/",
                "jdbc:mysql://user:secret@127.0.0.1/yizhan",
                "jdbc:mysql:loadbalance://a,b/yizhan",
                "jdbc:mysql://(host=a,allowLoadLocalInfile=true)/yizhan",
                "jdbc:mysql://127.0.0.1/yizhan?allowLoadLocalInfile=true",
                "jdbc:mysql://127.0.0.1/yizhan?sslMode=DISABLED&allowMultiQueries=true",
                "jdbc:mysql://127.0.0.1/yizhan?queryInterceptors=evil.Class",
                "jdbc:mysql://127.0.0.1/yizhan?%61llowMultiQueries=true"
            })
    void refusesAUrlThatCouldSwitchSafetyOff(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(DatabaseMisconfigured.class)
                .hasMessageContaining("yizhan.database.url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesTlsForGrantedButOnLoopback() {
        assertThat(DatabaseUrl.parse("jdbc:mysql://db.example/yizhan").sslMode())
                .isEqualTo("VERIFY_IDENTITY");
        assertThat(DatabaseUrl.parse("jdbc:mysql://127.0.0.1:3306/yizhan").sslMode())
                .isEqualTo("DISABLED");
        assertThat(DatabaseUrl.parse("jdbc:mysql://127.0.0.1,db.example/yizhan").loopback())
                .isFalse();
        assertThat(DatabaseUrl.parse("jdbc:mysql://127.0.0.1.example/yizhan").loopback())
                .isFalse();
        assertThat(DatabaseUrl.parse("jdbc:mysql://a/b?sslMode=VERIFY_CA&tlsVersions=TLSv1.3")
                        .options())
                .containsEntry("tlsVersions", "TLSv1.3");
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.40,false",
        "8.3.0,false",
        "8.4.0,true",
        "9.7.4-2,true",
        "10.11.6-MariaDB,false",
        "11.3.2-MariaDB,false",
        "11.4.5-MariaDB,true",
        "5.5.5-11.4.5-MariaDB,true",
        "5.5.5-10.6.1-MariaDB,false",
        "unknown,false"
    })
    void needsMySql84OrMariaDb114(String version, boolean fit) {
        if (fit) {
            assertThatCode(() -> ServerChecks.checkVersion(DatabaseDialect.of(version), version))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> ServerChecks.checkVersion(DatabaseDialect.of(version), version))
                    .isInstanceOf(DatabaseMisconfigured.class)
                    .hasMessageContaining("too old");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,true", "1,0,0,true", "1,1,0,false", "2,0,0,false", "0,1,1,false"})
    void productionNeedsAServerThatKeepsWhatItAcknowledged(String flush, String log, String sync, boolean fit) {
        if (fit) {
            assertThatCode(() -> ServerChecks.checkDurability(flush, log, sync)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> ServerChecks.checkDurability(flush, log, sync))
                    .isInstanceOf(DatabaseMisconfigured.class)
                    .hasMessageContaining("power cut");
        }
    }

    @Test
    void theTestServerPassesTheChecksOfProduction() {
        try (TestDatabase test = TestDatabase.create();
                Database database = DataSourceFactory.open(test.server(), 2, true)) {
            assertThat(rows(database)).isEqualTo(1);
        }
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        try (TestDatabase test = TestDatabase.create()) {
            String password = String.valueOf(test.properties().get("yizhan.database.password"));
            assertThat(List.of(test.server().toString())).noneMatch(text -> text.contains(password));
        }
    }

    private static int rows(Database database) {
        return database.read(sql -> sql.fetchCount(POSITION));
    }

    private static Reason reasonOfStart(Map<String, Object> settings) {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(settings)
                .start()) {
            Throwable failure = catchThrowable(() -> context.getBean(Database.class));
            return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .filter(DatabaseMisconfigured.class::isInstance)
                    .map(cause -> ((DatabaseMisconfigured) cause).reason())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("another failure", failure));
        }
    }
}
