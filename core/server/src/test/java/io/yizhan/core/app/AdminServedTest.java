package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The admin's pages as a server in production gives them out. */
@Tag("any-database")
class AdminServedTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final RunningServer SERVER = server();

    @AutoClose
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static RunningServer server() {
        Map<String, Object> settings = new HashMap<>(DATABASE.properties());
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "production");
        settings.put("yizhan.security.hosts", "127.0.0.1,localhost");
        settings.put("yizhan.security.media-origin", "https://media.example.org");
        return new RunningServer(
                ApplicationContext.builder().properties(settings).run(EmbeddedServer.class));
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.uri().resolve(path));
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String bearer() {
        NewPerson person = new NewPerson(
                SERVER.bean(UserService.class), SERVER.bean(TokenService.class), "ann", Role.EDITOR, Optional.empty());
        return "Bearer " + person.token(person.make(), Set.of(ApiScope.ADMIN_WRITE), Instant.now());
    }

    @Test
    void theExplorerIsForWhoHasSignedInAndPagesMayShowPicturesOfTheOriginThatTheSettingNames() throws Exception {
        HttpResponse<String> nobody = get("/admin/explorer.html");
        assertThat(nobody.statusCode()).isEqualTo(303);
        assertThat(nobody.headers().firstValue("Location")).hasValue("/admin/explorer");
        assertThat(nobody.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(get("/graphiql").headers().firstValue("Location")).hasValue("/admin/explorer.html");
        assertThat(get("/admin/explorer.html", "Authorization", "Bearer unknown")
                        .statusCode())
                .isEqualTo(401);

        HttpResponse<String> explorer = get("/admin/explorer.html", "Authorization", bearer());
        assertThat(explorer.statusCode()).isEqualTo(200);
        for (HttpResponse<String> page :
                List.of(get("/admin/"), get("/admin/explorer"), get("/admin/works/new"), explorer)) {
            assertThat(page.statusCode()).as(page.uri().toString()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(page.uri().toString())
                    .contains("img-src 'self' blob: data: https://media.example.org;")
                    .contains("media-src 'self' blob: https://media.example.org;");
        }
    }
}
