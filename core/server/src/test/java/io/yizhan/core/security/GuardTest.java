package io.yizhan.core.security;

import static io.yizhan.core.security.SecurityServer.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** S-15, S-20 (headers, CSRF), H-STR-10, H-STR-16, H-KEY-3, H-DIR-7, H-MIC-3 (Host list). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private static final String SITE = "https://site.example";

    @AutoClose
    private final SecurityServer server =
            new SecurityServer("development", Map.of("yizhan.security.cors-origins", SITE));

    @BeforeAll
    void users() {
        server.user("admin", "admin");
        server.user("aygul", "editor");
    }

    @BeforeEach
    void laterOn() {
        server.clock.pass(Duration.ofMinutes(16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ users { totalCount } }",
                "{ roles { id } }",
                "{ apiTokens { id } }",
                "{ sessions { id } }",
                "{ __schema { queryType { name } } }",
                "{ viewer { id } users { totalCount } }",
                "{ ...F } fragment F on Query { users { totalCount } }",
                "mutation { endOtherSessions }",
                "mutation { revokeApiToken(id: \"0198a000-0000-7000-8000-000000000001\") }"
            })
    void nobodyGetsAnythingButTheDoor(String query) {
        JsonNode answer = server.browser().admin(query);
        assertThat(code(answer)).isIn("UNAUTHENTICATED", "QUERY_TOO_COMPLEX");
        assertThat(answer.has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ users { totalCount } }",
                "{ roles { id } }",
                "{ apiTokens { id } }",
                "mutation { createUser(input: {account: \"x1\", displayName: \"x\", roles: [\"admin\"]}) { user { id } } }",
                "mutation { createApiToken(input: {name: \"x\", scopes: [\"admin:write\"], expiresAt: \"2026-06-01T00:00:00Z\"}) { secret } }"
            })
    void anEditorDoesNotManageUsersOrTokens(String query) {
        assertThat(code(server.browser().signedIn("aygul").admin(query))).isEqualTo("FORBIDDEN");
    }

    @Test
    void everyPostOfASessionNeedsItsOwnCsrfToken() {
        SecurityServer.Browser browser = server.browser().signedIn("aygul");
        String token = browser.csrf;
        for (String wrong :
                new String[] {null, "", "x", token + "x", server.browser().signedIn("aygul").csrf}) {
            browser.csrf = wrong;
            assertThat(code(browser.admin("mutation { signOut }"))).isEqualTo("FORBIDDEN");
            assertThat(code(browser.admin("{ sessions { id } }"))).isEqualTo("FORBIDDEN");
        }
        browser.csrf = null;
        assertThat(browser.admin("{ viewer { csrfToken } }")
                        .at("/data/viewer/csrfToken")
                        .stringValue())
                .isEqualTo(token);
        assertThat(code(answer("/graphql", browser, "mutation { inquire }"))).isEqualTo("FORBIDDEN");
        browser.csrf = token;
        assertThat(browser.admin("mutation { signOut }").at("/data/signOut").booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,https://evil.example",
        "Origin,null",
        "Origin,http://127.0.0.1.evil.example",
        "Origin,http://localhost",
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site"
    })
    void aRequestOfAnotherSiteIsRefusedEvenWithTheToken(String header, String value) {
        SecurityServer.Browser browser = server.browser().signedIn("aygul");
        assertThat(code(SecurityServer.JSON.readTree(
                        browser.raw("/graphql/admin", "mutation { endOtherSessions }", Map.of(), header, value)
                                .body())))
                .isEqualTo("FORBIDDEN");
        assertThat(code(server.browser().signIn("aygul", SecurityServer.PASSWORD, header, value)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void tokensOpenTheirEndpointsAndNothingElse() {
        SecurityServer.Browser delivery = bearer(Set.of(ApiScope.DELIVERY_READ));
        SecurityServer.Browser preview = bearer(Set.of(ApiScope.PREVIEW_READ));
        SecurityServer.Browser reader = bearer(Set.of(ApiScope.ADMIN_READ));
        SecurityServer.Browser writer = bearer(Set.of(ApiScope.ADMIN_WRITE));
        String users = "{ users { totalCount } }";
        String mutation =
                "mutation { createUser(input: {account: \"\", displayName: \"x\", roles: []}) { findings { code } } }";

        assertThat(answer("/graphql", delivery, "{ audience }")
                        .at("/data/audience")
                        .isString())
                .isTrue();
        assertThat(answer("/graphql", delivery, "{ audience }"))
                .isEqualTo(answer("/graphql", server.browser(), "{ audience }"));
        assertThat(code(answer("/graphql/preview", delivery, "{ audience }"))).isEqualTo("FORBIDDEN");
        assertThat(code(delivery.admin(users))).isEqualTo("FORBIDDEN");
        assertThat(answer("/graphql/preview", preview, "{ audience }")
                        .at("/data/audience")
                        .isString())
                .isTrue();
        assertThat(code(answer("/graphql", preview, "{ audience }"))).isEqualTo("FORBIDDEN");
        assertThat(code(answer("/graphql/preview", server.browser(), "{ audience }")))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(reader.admin(users).at("/data/users/totalCount").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(code(reader.admin(mutation))).isEqualTo("FORBIDDEN");
        assertThat(writer.admin(mutation).at("/data/createUser/findings/0/code").stringValue())
                .isEqualTo("ACCOUNT_UNUSABLE");
        assertThat(code(writer.admin("mutation { endOtherSessions }"))).isEqualTo("FORBIDDEN");
        assertThat(code(writer.admin("mutation { createApiToken(input: {name: \"x\", scopes: [\"admin:write\"],"
                        + " expiresAt: \"2026-06-01T00:00:00Z\"}) { secret } }")))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aTokenThatIsExpiredRevokedMadeUpOrOfADisabledUserIsRefusedEverywhere() {
        TokenService tokens = server.bean(TokenService.class);
        UserService users = server.bean(UserService.class);
        User owner = server.user("owner", "editor");
        Instant soon = server.clock.instant().plus(Duration.ofMinutes(5));
        SecurityServer.Browser expired = server.browser();
        expired.bearer = tokens.create("short", Set.of(ApiScope.DELIVERY_READ), soon, Optional.of(owner))
                .secret()
                .orElseThrow();
        SecurityServer.Browser revoked = server.browser();
        TokenService.Outcome toRevoke =
                tokens.create("revoked", Set.of(ApiScope.DELIVERY_READ), soon, Optional.of(owner));
        revoked.bearer = toRevoke.secret().orElseThrow();
        SecurityServer.Browser kept = server.browser();
        kept.bearer = tokens.create(
                        "kept", Set.of(ApiScope.DELIVERY_READ), soon.plus(Duration.ofDays(9)), Optional.of(owner))
                .secret()
                .orElseThrow();
        for (SecurityServer.Browser browser : new SecurityServer.Browser[] {expired, revoked, kept}) {
            assertThat(answer("/graphql", browser, "{ audience }")
                            .at("/data/audience")
                            .isString())
                    .isTrue();
        }
        tokens.revoke(toRevoke.token().orElseThrow().id());
        server.clock.pass(Duration.ofMinutes(5));
        SecurityServer.Browser invented = server.browser();
        invented.bearer = kept.bearer.substring(0, kept.bearer.length() - 1) + (kept.bearer.endsWith("A") ? "B" : "A");
        SecurityServer.Browser nonsense = server.browser();
        nonsense.bearer = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
        for (SecurityServer.Browser browser : new SecurityServer.Browser[] {expired, revoked, invented, nonsense}) {
            assertThat(code(answer("/graphql", browser, "{ audience }"))).isEqualTo("UNAUTHENTICATED");
        }
        assertThat(answer("/graphql", kept, "{ audience }").at("/data/audience").isString())
                .isTrue();
        users.update(
                new UserChange(owner.id(), owner.version(), null, null, null, false, Optional.empty(), false, null),
                new Caller.Program());
        assertThat(code(answer("/graphql", kept, "{ audience }"))).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void tokensAreHashedAtRestExpireAndSayWhenTheyWereUsed() {
        TokenService tokens = server.bean(TokenService.class);
        Instant now = server.clock.instant();
        assertThat(tokens.create("x", Set.of(ApiScope.ADMIN_READ), now.plus(Duration.ofDays(800)), Optional.empty())
                        .findings())
                .extracting(SecurityFinding::code)
                .containsExactly("TOKEN_EXPIRY");
        assertThat(tokens.create(" ", Set.of(), now, Optional.empty()).findings())
                .extracting(SecurityFinding::code)
                .containsExactly("TOKEN_NAME", "TOKEN_SCOPES", "TOKEN_EXPIRY");
        TokenService.Outcome made =
                tokens.create("used", Set.of(ApiScope.DELIVERY_READ), now.plus(Duration.ofDays(1)), Optional.empty());
        SecurityServer.Browser browser = server.browser();
        browser.bearer = made.secret().orElseThrow();
        assertThat(browser.bearer)
                .matches("yz_[a-z2-7]{8}_[A-Za-z0-9_-]{43}")
                .contains(made.token().orElseThrow().prefix());
        answer("/graphql", browser, "{ audience }");
        assertThat(tokens.list()).anySatisfy(token -> {
            assertThat(token.name()).isEqualTo("used");
            assertThat(token.lastUsedAt()).contains(now);
        });
        String rows = server.bean(Database.class)
                .read(sql -> sql.fetch("select * from api_token").formatCSV());
        assertThat(rows).contains("used").doesNotContain(browser.bearer.substring(browser.bearer.length() - 43));
        assertThat(made.toString()).doesNotContain(browser.bearer);
    }

    @Test
    void nobodyGivesARoleAboveTheOwnAndTheLastAdministratorStays() {
        UserService users = server.bean(UserService.class);
        User editor = users.findByAccount("aygul").orElseThrow();
        Caller byEditor = new Caller.SignedIn(editor, editor.id(), "token");
        NewUser wanted = new NewUser(
                "climber", "Climber", Optional.empty(), Set.of("admin"), Optional.empty(), Optional.empty(), "en");
        assertThat(users.create(wanted, byEditor).findings())
                .extracting(SecurityFinding::code)
                .contains("ROLE_ABOVE_YOURS");
        User admin = users.findByAccount("admin").orElseThrow();
        UserChange disable =
                new UserChange(admin.id(), admin.version(), null, null, null, false, Optional.empty(), false, null);
        assertThat(users.update(disable, new Caller.Program()).findings())
                .extracting(SecurityFinding::code)
                .containsExactly("LAST_ADMINISTRATOR");
        NewUser twin = new NewUser(
                "\uFF41dmin", "Twin", Optional.empty(), Set.of("editor"), Optional.empty(), Optional.empty(), "en");
        assertThat(users.create(twin, new Caller.Program()).findings())
                .extracting(SecurityFinding::code)
                .containsAnyOf("ACCOUNT_TAKEN", "ACCOUNT_UNUSABLE");
    }

    @Test
    void usersArePagedFoundAndChangedAgainstTheirVersion() {
        server.user("zara", "editor");
        SecurityServer.Browser admin = server.browser().signedIn("admin");
        JsonNode first = admin.admin(
                        "{ users(first: 1) { nodes { account } pageInfo { hasNextPage endCursor } totalCount } }")
                .at("/data/users");
        assertThat(first.at("/nodes/0/account").stringValue()).isEqualTo("admin");
        JsonNode second = admin.admin(
                        "query($a: String) { users(first: 1, after: $a) { nodes { account } } }",
                        Map.of("a", first.at("/pageInfo/endCursor").stringValue()))
                .at("/data/users/nodes/0/account");
        assertThat(second.stringValue()).isEqualTo("aygul");
        JsonNode found = admin.admin("{ users(search: \"ZAR\") { nodes { id version roles } totalCount } }")
                .at("/data/users");
        assertThat(found.at("/totalCount").intValue()).isEqualTo(1);
        String change = "mutation($i: UpdateUserInput!) { updateUser(input: $i) { user { displayName version } } }";
        Map<String, Object> input =
                Map.of("id", found.at("/nodes/0/id").stringValue(), "expectedVersion", "1", "displayName", "Zara <b>");
        assertThat(admin.admin(change, Map.of("i", input))
                        .at("/data/updateUser/user/version")
                        .stringValue())
                .isEqualTo("2");
        assertThat(code(admin.admin(change, Map.of("i", input)))).isEqualTo("CONFLICT");
        assertThat(code(admin.admin("{ users(after: \"%%\") { totalCount } }"))).isEqualTo("BAD_USER_INPUT");
        assertThat(admin.admin(
                                "mutation { createUser(input: {account: \"p\", displayName: \"x\", roles: [], version: 7})"
                                        + " { user { id } } }")
                        .at("/errors/0/extensions/code")
                        .stringValue())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "https://evil.example", "https://site.example.evil", "https://evil-site.example",
                        "https://sub.site.example",
                "http://site.example", "https://site.example:8443", "https://site.example@evil.example", "file://",
                        "https://SITE.example"
            })
    void otherOriginsAreNotReflected(String origin) {
        HttpResponse<String> answer = server.browser().raw("/graphql", "{ audience }", Map.of(), "Origin", origin);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().allValues("Vary"))
                .anySatisfy(vary -> assertThat(vary).contains("Origin"));
    }

    @Test
    void theConfiguredOriginMayReadDeliveryOnlyAndWithoutCredentials() {
        HttpResponse<String> answer = server.browser().raw("/graphql", "{ audience }", Map.of(), "Origin", SITE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SITE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(server.browser()
                        .raw("/graphql/admin", "{ setup { complete } }", Map.of(), "Origin", SITE)
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        HttpResponse<String> preflight = server.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", SITE)
                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql/admin", "/nowhere", "/admin/entries", "/assets/x/y"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path)));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=()");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "localhost evil", "", "[::2]"
            })
    void aForeignHostHeaderIsRefused(String host) throws IOException {
        assertThat(statusLine(host)).containsAnyOf(" 421 ", " 400 ");
        assertThat(statusLine("localhost:8080")).contains(" 200 ");
    }

    private String statusLine(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            String request = "GET /graphql?query=%7Baudience%7D HTTP/1.1\r\nHost: " + host
                    + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElse("");
            }
        }
    }

    private SecurityServer.Browser bearer(Set<ApiScope> scopes) {
        SecurityServer.Browser browser = server.browser();
        User admin = server.bean(UserService.class).findByAccount("admin").orElseThrow();
        browser.bearer = server.bean(TokenService.class)
                .create("test", scopes, server.clock.instant().plus(Duration.ofDays(1)), Optional.of(admin))
                .secret()
                .orElseThrow();
        return browser;
    }

    private static JsonNode answer(String path, SecurityServer.Browser browser, String query) {
        return SecurityServer.JSON.readTree(browser.raw(path, query, Map.of()).body());
    }
}
