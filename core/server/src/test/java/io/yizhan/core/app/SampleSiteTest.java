package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The sample frontend as the server gives it out, and a visitor's walk through it. */
@Tag("any-database")
class SampleSiteTest {
    private static final Path SITE = Path.of("../../deploy/sample-site");

    /** A line of a catalogue. */
    private static final Pattern KEY = Pattern.compile("(?m)^ {2}'([a-zA-Z.]+)':");

    /** Where a page says one, at once or in a row of facts. */
    private static final Pattern SAID = Pattern.compile("(?m)(?:say\\(|^ +\\[)'([a-z]+\\.[a-zA-Z.]+)'");

    private static final UUID PENDANT =
            UUID.nameUUIDFromBytes("yizhan-sample:work:peace-pendant".getBytes(StandardCharsets.UTF_8));

    @AutoClose
    private static final DeliveryServer SERVER = server();

    @AutoClose
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private static DeliveryServer server() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.sample-site", "true");
        settings.put("yizhan.graphql.limits.wall-time", "60s");
        return DeliveryServer.over(settings, database::close).withSamples();
    }

    @Test
    void aVisitorWalksThroughTheSite() throws IOException, InterruptedException {
        publish(change("core.slug", Optional.empty(), "peace"));
        publish(change("core.slug", Optional.empty(), "peace-pendant"));
        change("core.title", Optional.of("en"), "Peace, a draft");
        String token = previewToken();
        BrowserWalk.run(
                "site.mjs",
                SERVER.uri(),
                Map.of(
                        "YIZHAN_WALK_ENTRY",
                        PENDANT.toString(),
                        "YIZHAN_WALK_FORMER",
                        "peace",
                        "YIZHAN_WALK_PREVIEW",
                        token),
                folder);
    }

    /** A token as the admin makes it, for the draft in English. */
    private static String previewToken() throws IOException, InterruptedException {
        NewPerson person = new NewPerson(
                SERVER.bean(UserService.class), SERVER.bean(TokenService.class), "walk", Role.EDITOR, Optional.empty());
        String admin = person.token(person.make(), Set.of(ApiScope.ADMIN_WRITE), Instant.now());
        String mutation = "mutation { createPreviewToken(input: {entryId: \"" + PENDANT
                + "\", locale: \"en\", minutes: 60}) { secret } }";
        HttpRequest request = HttpRequest.newBuilder(SERVER.uri().resolve("/graphql/admin"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + admin)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("query", mutation))))
                .build();
        String answer =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JsonMapper.shared()
                .readTree(answer)
                .at("/data/createPreviewToken/secret")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "/sample/, text/html",
        "/sample/en/works/peace-pendant, text/html",
        "/sample/main.js, text/javascript",
        "/sample/pages/work.js, text/javascript",
        "/sample/ground.css, text/css",
        "/sample/site.css, text/css",
        "/sample/seal.svg, image/svg+xml",
        "/sample/fonts/noto-naskh-arabic-400.woff2, font/woff2"
    })
    void filesAndAddressesOfPagesAreGivenOutUnderAStrictPolicy(String path, String type) {
        HttpResponse<String> answer = get(SERVER.uri(), path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                        + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'");
    }

    @Test
    void thePageHoldsNoScriptOrStyleOfItsOwn() {
        assertThat(get(SERVER.uri(), "/sample/").body())
                .doesNotContain("<style", " style=", " on", "javascript:")
                .containsOnlyOnce("<script")
                .contains("<script type=\"module\" src=\"/sample/main.js\"></script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/none.js",
                "/sample/pages/none.js",
                "/sample/README.md",
                "/sample/..%2fapplication.properties",
                "/sample/%2e%2e/application.properties",
                "/sample/.git"
            })
    void noOtherFileIs(String path) {
        assertThat(get(SERVER.uri(), path).statusCode()).isEqualTo(404);
    }

    @Test
    void itsWordsAreThereInAllLanguages() throws IOException {
        Set<String> chinese = keys("zh");
        assertThat(chinese).hasSizeGreaterThan(100);
        assertThat(keys("en")).isEqualTo(chinese);
        assertThat(keys("ar")).isEqualTo(chinese);
        try (Stream<Path> files = Files.walk(SITE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
                assertThat(chinese).as(file.toString()).containsAll(found(SAID, Files.readString(file)));
            }
        }
    }

    private static Set<String> keys(String language) throws IOException {
        return found(KEY, Files.readString(SITE.resolve("words").resolve(language + ".js")));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aServerThatIsNotAskedToServesNoSampleSite() {
        Map<String, Object> settings = new HashMap<>(SERVER.databaseProperties());
        settings.remove("yizhan.sample-site");
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.media.folder", folder.toString());
        try (ApplicationContext context =
                ApplicationContext.builder().properties(settings).start()) {
            URI uri = context.getBean(EmbeddedServer.class).start().getURI();
            assertThat(get(uri, "/sample/").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(URI server, String path) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }

    /** Changes the draft of the pendant. */
    private static VersionMark change(String field, Optional<String> locale, String value) {
        VersionMark version = SERVER.bean(Layouts.class)
                .read(tx -> SERVER.bean(EntryStore.class)
                        .findHead(tx.sql(), PENDANT)
                        .orElseThrow()
                        .version());
        FieldChange change = new FieldChange(
                FieldKey.parse(field), locale, Optional.of(JsonMapper.shared().valueToTree(value)), Optional.empty());
        EntryService.Save save = new EntryService.Save(PENDANT, version, List.of(change), Optional.empty());
        return ((SaveOutcome.Saved) SERVER.bean(EntryService.class).save(SERVER.program(), save)).version();
    }

    private static void publish(VersionMark version) {
        Publisher.Publish plan =
                new Publisher.Publish(PENDANT, version, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(SERVER.bean(Publisher.class).publish(SERVER.program(), plan))
                .isNotInstanceOf(PublishOutcome.Refused.class);
    }
}
