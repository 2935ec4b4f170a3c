package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page of the admin sends: a session's cookie and its CSRF token, by mutation and by upload. */
@Tag("any-database")
class PluginHttpTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @AutoClose
    private static final PluginServer SERVER = new PluginServer();

    private final PluginService plugins = SERVER.bean(PluginService.class);

    /** A browser that has signed in. */
    private record Session(String cookie, String csrf) {}

    @AfterEach
    void withoutPlugins() {
        plugins.list().forEach(plugin -> plugins.remove(plugin.id(), Optional.empty()));
    }

    private static Session signIn(String role) {
        String account = SERVER.user(role).orElseThrow().account();
        HttpResponse<String> answer = SERVER.send(operation(
                "mutation($a: String!, $p: String!) { signIn(account: $a, password: $p) { viewer { csrfToken } } }",
                Map.of("a", account, "p", PluginServer.PASSWORD)));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        String csrf =
                JSON.readTree(answer.body()).at("/data/signIn/viewer/csrfToken").asString();
        return new Session(cookie.substring(0, cookie.indexOf(';')), csrf);
    }

    private static HttpRequest.Builder operation(String query, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return HttpRequest.newBuilder(SERVER.uri("/graphql/admin"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** @param csrf "right", "none", "wrong", "of another session", "from another site" */
    private static HttpResponse<String> send(HttpRequest.Builder request, Session session, String csrf) {
        request.header("Cookie", session.cookie());
        switch (csrf) {
            case "none" -> {}
            case "wrong" -> request.header("X-CSRF-Token", session.csrf().substring(1) + "x");
            case "of another session" ->
                request.header("X-CSRF-Token", signIn("admin").csrf());
            case "from another site" ->
                request.header("X-CSRF-Token", session.csrf()).header("Sec-Fetch-Site", "cross-site");
            default -> request.header("X-CSRF-Token", session.csrf());
        }
        return SERVER.send(request);
    }

    private static String code(HttpResponse<String> answer) {
        JsonNode json = JSON.readTree(answer.body());
        return json.at("/errors/0/extensions/code").asString("");
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "wrong", "of another session", "from another site"})
    void withoutItsCsrfTokenASessionChangesNothing(String csrf) {
        Session admin = signIn("admin");
        byte[] jar = TestPackage.tea().jar();
        HttpResponse<String> upload = send(SERVER.form("/admin/plugins", "tea.jar", jar), admin, csrf);
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(403);
        assertThat(code(upload)).isEqualTo("FORBIDDEN");
        assertThat(plugins.list()).isEmpty();
        HttpResponse<String> asset = send(SERVER.form("/admin/uploads", "picture.png", picture()), admin, csrf);
        assertThat(asset.statusCode()).as(asset.body()).isEqualTo(403);
        plugins.install(jar, Optional.empty());
        HttpResponse<String> disable = send(disable(), admin, csrf);
        assertThat(code(disable)).isEqualTo("FORBIDDEN");
        assertThat(plugins.list().getFirst().state()).isEqualTo(PluginState.RUNNING);
    }

    private static HttpRequest.Builder disable() {
        return operation("mutation { disablePlugin(id: \"tea\") { state } }", Map.of());
    }

    @Test
    void withItsCsrfTokenASessionInstallsSwitchesAndUploads() {
        Session admin = signIn("admin");
        byte[] jar = TestPackage.tea().jar();
        HttpResponse<String> installed = send(SERVER.form("/admin/plugins", "tea.jar", jar), admin, "right");
        assertThat(installed.statusCode()).as(installed.body()).isEqualTo(201);
        assertThat(installed.body())
                .contains("\"kind\":\"FIELD_GROUP\"", "\"sha256\":\"" + PluginPackage.sha256(jar) + "\"");
        assertThat(send(disable(), admin, "right").body()).contains("\"state\":\"STOPPED\"");
        assertThat(send(
                                operation("mutation { enablePlugin(id: \"tea\") { state failures } }", Map.of()),
                                admin,
                                "right")
                        .body())
                .contains("\"state\":\"RUNNING\"", "\"failures\":0");
        HttpResponse<String> asset = send(SERVER.form("/admin/uploads", "picture.png", picture()), admin, "right");
        assertThat(asset.statusCode()).as(asset.body()).isEqualTo(201);
        assertThat(send(operation("mutation { removePlugin(id: \"tea\") }", Map.of()), admin, "right")
                        .body())
                .contains("\"removePlugin\":true");
    }

    @Test
    void aSessionWithoutThePermissionIsRefusedAndToldSo() {
        Session editor = signIn("editor");
        plugins.install(TestPackage.tea().jar(), Optional.empty());
        assertThat(code(send(disable(), editor, "right"))).isEqualTo("FORBIDDEN");
        assertThat(send(SERVER.form("/admin/plugins", "tea.jar", new byte[9]), editor, "right")
                        .statusCode())
                .isEqualTo(403);
        assertThat(code(send(operation("{ plugins { id } }", Map.of()), editor, "right")))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aRefusedPackageNamesEveryReasonInBothLanguages() {
        byte[] broken = TestPackage.tea()
                .property("plugin.version", "one")
                .property("plugin.requires", ">=9.0.0")
                .jar();
        HttpResponse<String> refused = send(SERVER.form("/admin/plugins", "tea.jar", broken), signIn("admin"), "right");
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode params = JSON.readTree(refused.body()).at("/errors/0/extensions/params");
        assertThat(params.path("codes").asString()).contains("BAD_VERSION", "SERVER_OLDER");
        assertThat(params.path("reasonsZh").asString().split("\n- ", -1)).hasSize(3);
        assertThat(params.path("reasonsEn").asString()).contains("is no semantic version");
    }
}
