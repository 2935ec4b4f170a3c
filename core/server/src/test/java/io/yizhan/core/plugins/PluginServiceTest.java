package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.problem.ProblemException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-database")
class PluginServiceTest {
    @AutoClose
    private static final PluginServer SERVER = new PluginServer();

    private final PluginService plugins = SERVER.bean(PluginService.class);

    @AfterEach
    void withoutPlugins() {
        plugins.list().forEach(plugin -> plugins.remove(plugin.id(), Optional.empty()));
    }

    private InstalledPlugin install(TestPackage pack) {
        return plugins.install(pack.jar(), Optional.empty());
    }

    @Test
    void anInstalledPluginIsInTheSchemaAtOnceAndOutOfItWhenSwitchedOff() {
        assertThat(SERVER.sdl()).doesNotContain("TeaTasting");
        InstalledPlugin tea = install(TestPackage.tea());
        assertThat(tea.state()).isEqualTo(PluginState.RUNNING);
        assertThat(tea.description().types()).containsExactly("teaTasting");
        assertThat(tea.description().fieldGroups()).containsExactly("work.tea");
        assertThat(tea.description().provides()).containsExactly("ComputedField", "EntryValidator");
        assertThat(SERVER.sdl()).contains("type TeaTasting ", "tea: WorkTea");
        plugins.disable("tea", Optional.empty());
        assertThat(SERVER.sdl()).doesNotContain("TeaTasting", "WorkTea");
        plugins.enable("tea", Optional.empty());
        assertThat(SERVER.sdl()).contains("type TeaTasting ");
    }

    @Test
    void aFieldThatGoesAwaySaysSoWhereverItIsNamed() {
        install(TestPackage.tea());
        String deprecated = " @deprecated\\(reason : \"Use grade\\.\"\\)";
        assertThat(SERVER.sdl())
                .containsPattern("brand: String" + deprecated)
                .containsPattern("brand: TextFilter" + deprecated)
                .containsPattern("TEA_BRAND" + deprecated + "[^}]*RELEVANCE")
                .containsPattern("enum WorkFacet[^}]*TEA_BRAND" + deprecated);
    }

    @Test
    void valuesStayWhileThePluginIsOffAndComeBackWithIt() {
        install(TestPackage.tea());
        String slug = SERVER.publishWork("fine");
        String query = "{ work(slug: \"" + slug + "\") { tea { grade shown } } }";
        assertThat(SERVER.query(query)).contains("\"grade\":\"fine\"", "\"shown\":\"grade fine\"");
        String filter = "{ works(where: {tea: {shown: {eq: \"grade fine\"}}}) { nodes { slug } } }";
        assertThat(SERVER.query(filter)).contains(slug);
        plugins.disable("tea", Optional.empty());
        assertThat(SERVER.query(query)).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(SERVER.query("{ work(slug: \"" + slug + "\") { slug } }")).contains(slug);
        plugins.enable("tea", Optional.empty());
        assertThat(SERVER.query(query)).contains("\"grade\":\"fine\"", "\"shown\":\"grade fine\"");
        assertThat(SERVER.query(filter)).contains(slug);
    }

    @Test
    void whatAValidatorFindsKeepsTheEntryFromBeingPublished() {
        install(TestPackage.tea());
        assertThatThrownBy(() -> SERVER.publishWork("bad")).hasMessageContaining("This grade cannot be used.");
    }

    @Test
    void aPluginThatFailsThreeTimesIsStoppedAndSaysWhy() {
        install(TestPackage.tea());
        for (int i = 0; i < PluginCalls.MAX_FAILURES; i++) {
            SERVER.publishWork("boom");
        }
        InstalledPlugin failed =
                SERVER.eventually(() -> plugins.list().getFirst(), plugin -> plugin.state() == PluginState.FAILED);
        assertThat(failed.problem().orElseThrow().in("en")).contains("spilled");
        assertThat(SERVER.sdl()).doesNotContain("TeaTasting");
        assertThat(plugins.enable("tea", Optional.empty()).state()).isEqualTo(PluginState.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clash with core", "throws on start", "extension fails", "no answer", "older"})
    void aBrokenVersionLeavesTheOneInForceAsItWas(String fault) throws IOException {
        install(TestPackage.tea().property("plugin.version", "1.5.0"));
        String before = SERVER.sdl();
        TestPackage broken = TestPackage.tea().property("plugin.version", "2.0.0");
        switch (fault) {
            case "clash with core" ->
                broken.file(
                        "model/types/work.yaml",
                        TestPackage.TYPE.replace("teaTasting", "work").replace("TeaT", "T"));
            case "throws on start" ->
                broken.source(
                        "tea.TeaPlugin",
                        "package tea; public class TeaPlugin extends io.yizhan.plugin.YizhanPlugin {"
                                + " @Override public void start() { throw new IllegalStateException(\"no leaves\"); } }");
            case "extension fails" -> broken.file("META-INF/extensions.idx", "tea.TeaLabel\ntea.Missing\n");
            case "no answer" -> broken.file("META-INF/extensions.idx", "tea.TeaValidator\n");
            default -> broken.property("plugin.version", "1.4.9");
        }
        assertThatThrownBy(() -> install(broken))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code().name()).isEqualTo("PLUGIN_REJECTED"));
        assertThat(SERVER.sdl()).isEqualTo(before);
        assertThat(plugins.list()).singleElement().satisfies(tea -> {
            assertThat(tea.version()).isEqualTo("1.5.0");
            assertThat(tea.state()).isEqualTo(PluginState.RUNNING);
        });
        assertThat(SERVER.unpacked()).hasSize(1);
    }

    @Test
    void anotherVersionTakesThePlaceOfTheOneBefore() {
        install(TestPackage.tea());
        InstalledPlugin next = install(TestPackage.tea()
                .property("plugin.version", "1.1.0")
                .file("model/types/tea-shop.yaml", TestPackage.TYPE.replace("Tasting", "Shop")));
        assertThat(next.description().types()).containsExactly("teaShop", "teaTasting");
        assertThat(SERVER.sdl()).contains("type TeaShop ");
        assertThat(plugins.list())
                .singleElement()
                .satisfies(tea -> assertThat(tea.version()).isEqualTo("1.1.0"));
    }

    @Test
    void anotherVersionWithTheSameModelWorksStoredValuesOutAnew() {
        install(TestPackage.tea());
        String slug = SERVER.publishWork("fine");
        install(TestPackage.tea()
                .property("plugin.version", "1.0.1")
                .source("tea.TeaLabel", TestPackage.COMPUTED.replace("\"grade \"", "\"quality \"")));
        assertThat(SERVER.query(
                        "{ works(where: {tea: {shown: {eq: \"quality fine\"}}}) { nodes { slug tea { shown } } } }"))
                .contains(slug, "\"shown\":\"quality fine\"");
    }

    @Test
    void reloadsLeaveNoClassesBehind() {
        reload(8);
    }

    @Test
    @Tag("full")
    void norDoAHundred() {
        reload(100);
    }

    private void reload(int times) {
        install(TestPackage.tea());
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            loaders.add(new WeakReference<>(
                    SERVER.bean(PluginCalls.class).running().getFirst().classLoader()));
            plugins.disable("tea", Optional.empty());
            plugins.enable("tea", Optional.empty());
        }
        int left = SERVER.eventually(
                () -> {
                    System.gc();
                    return (int) loaders.stream()
                            .filter(loader -> loader.get() != null)
                            .count();
                },
                count -> count == 0);
        assertThat(left).isZero();
    }

    @Test
    void noRequestIsLostWhileTheSchemaIsSwapped() throws Exception {
        String slug = SERVER.publishWork("fine");
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
            Callable<Integer> reader = () -> {
                int answers = 0;
                while (going.get()) {
                    assertThat(SERVER.queryAlone("{ work(slug: \"" + slug + "\") { slug } }"))
                            .contains(slug)
                            .doesNotContain("errors");
                    answers++;
                }
                return answers;
            };
            List<Future<Integer>> all = List.of(readers.submit(reader), readers.submit(reader), readers.submit(reader));
            install(TestPackage.tea());
            for (int i = 0; i < 5; i++) {
                plugins.disable("tea", Optional.empty());
                plugins.enable("tea", Optional.empty());
            }
            going.set(false);
            for (Future<Integer> one : all) {
                assertThat(one.get()).isGreaterThan(5);
            }
        }
    }

    @Test
    void aServerThatStartsAgainFindsItsPluginsWithoutTheirFilesAndCleansUp() throws IOException {
        install(TestPackage.tea());
        Files.createDirectories(SERVER.folder().resolve("left-over/evil"));
        PluginPackage.delete(SERVER.unpacked().getFirst());
        try (PluginServer second = new PluginServer(SERVER)) {
            assertThat(second.bean(PluginService.class).list())
                    .singleElement()
                    .satisfies(tea -> assertThat(tea.state()).isEqualTo(PluginState.RUNNING));
            assertThat(second.sdl()).contains("type TeaTasting ");
            assertThat(SERVER.unpacked()).hasSize(1);
        }
    }

    @Test
    void aPackageIsInstalledByUploadOnlyWithThePermission() {
        byte[] jar = TestPackage.tea().jar();
        assertThat(SERVER.upload(jar, SERVER.token("editor")).statusCode()).isEqualTo(403);
        assertThat(SERVER.upload(jar, "").statusCode()).isEqualTo(401);
        assertThat(plugins.list()).isEmpty();
        HttpResponse<String> installed = SERVER.upload(jar, SERVER.token("admin"));
        assertThat(installed.statusCode()).as(installed.body()).isEqualTo(201);
        assertThat(installed.body()).contains("\"id\":\"tea\"", "\"state\":\"RUNNING\"");
        assertThat(SERVER.upload(new byte[10], SERVER.token("admin")).body())
                .contains("PLUGIN_REJECTED", "NOT_AN_ARCHIVE");
        assertThat(SERVER.sdl(Endpoint.ADMIN)).contains("plugins: [Plugin!]!");
    }
}
