package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SetupService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first set-up, done on one of two servers over one database. */
class SetupOnSeveralServersTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static ApplicationContext start(String name) {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.resolve(name).toString());
        ApplicationContext context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
        return context;
    }

    private static String setUp(ApplicationContext server) {
        String path =
                server.getBean(SetupService.class).openSetup().orElseThrow().path();
        return """
                {"query": "mutation { completeSetup(input: {token: \\"%s\\", siteName: \\"Hall\\", language: \\"en\\", \
                account: \\"keeper\\", displayName: \\"Keeper\\", password: \\"narrow lantern gravel\\", \
                contentLocales: [\\"zh-Hans\\", \\"ug-Arab\\"], loadSampleContent: false}) \
                { viewer { account } findings { message } } }"}""".formatted(path.substring(path.indexOf('=') + 1));
    }

    private static List<String> languages(ApplicationContext server) {
        return server.getBean(Layouts.class).current().locales().tags();
    }

    @Test
    void theOtherServerTakesOverTheLanguagesThatWereChosen() throws IOException, InterruptedException {
        try (ApplicationContext first = start("first");
                ApplicationContext second = start("second");
                HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(languages(second)).doesNotContain("ug-Arab");
            EmbeddedServer server = first.getBean(EmbeddedServer.class).start();
            HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve("/graphql/admin"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(setUp(first)))
                    .build();
            assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"account\":\"keeper\"");
            assertThat(languages(first)).containsExactly("zh-Hans", "ug-Arab");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!languages(second).equals(languages(first)) && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(languages(second)).isEqualTo(languages(first));
        }
    }
}
