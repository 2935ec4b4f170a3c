package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plugins and the site's own model side by side: where they do not go together. */
@Tag("any-database")
class SiteModelClashTest {
    private static final String GROUP = """
            id: notes
            name: notes
            type: teaTasting
            label: { zh-Hans: 笔记, en: Notes }
            fields:
              - { id: remark, type: text, label: { zh-Hans: 备注, en: Remark } }
            """;

    @AutoClose
    private static final PluginServer SERVER = new PluginServer();

    private final SiteModels site = SERVER.bean(SiteModels.class);
    private final PluginService plugins = SERVER.bean(PluginService.class);

    @AfterEach
    void withoutBoth() {
        put();
        plugins.list().forEach(plugin -> plugins.remove(plugin.id(), Optional.empty()));
    }

    private void put(ModelFile... files) {
        site.change(
                new SiteModels.Change(
                        site.current().revision(),
                        SERVER.bean(Layouts.class).current().generation(),
                        List.of(files),
                        Map.of()),
                new SiteModels.Reason(Optional.empty(), Optional.empty(), List.of()));
    }

    private static ModelFile file(String path, String text) {
        return new ModelFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String reasons(ProblemException refused) {
        return PluginReason.labels(refused).in("en");
    }

    @Test
    void aPluginWhoseNameTheSiteHasTakenIsRefused() {
        put(file("types/tasting.yaml", TestPackage.TYPE));
        assertThat(SERVER.sdl()).contains("type TeaTasting ");
        assertThatThrownBy(() -> plugins.install(TestPackage.tea().jar(), Optional.empty()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(reasons(refused)).contains("teaTasting", "already defined by site"));
        assertThat(plugins.list()).isEmpty();
        assertThat(SERVER.sdl()).contains("type TeaTasting ");
    }

    @Test
    void aPluginThatTheSiteBuildsOnStays() {
        plugins.install(TestPackage.tea().jar(), Optional.empty());
        put(file("field-groups/notes.yaml", GROUP));
        assertThat(SERVER.sdl()).contains("TeaTastingNotes");
        assertThatThrownBy(() -> plugins.disable("tea", Optional.empty()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(reasons(refused)).contains("the site's own content model", "teaTasting"));
        byte[] without = TestPackage.tea()
                .property("plugin.version", "2.0.0")
                .file("model/types/tea-tasting.yaml", TestPackage.TYPE.replace("Tasting", "Shop"))
                .jar();
        assertThatThrownBy(() -> plugins.install(without, Optional.empty())).isInstanceOf(ProblemException.class);
        assertThat(plugins.list())
                .singleElement()
                .satisfies(tea -> assertThat(tea.state()).isEqualTo(PluginState.RUNNING));
        assertThat(SERVER.sdl()).contains("TeaTastingNotes");
    }

    @Test
    void aChangeThatCannotBeWrittenDownIsNoChange() {
        String before = SERVER.sdl();
        SiteModels.Change change = new SiteModels.Change(
                site.current().revision(),
                SERVER.bean(Layouts.class).current().generation(),
                List.of(file("types/tasting.yaml", TestPackage.TYPE)),
                Map.of());
        Optional<String> tooLong = Optional.of("x".repeat(600));
        assertThatThrownBy(() -> site.change(change, new SiteModels.Reason(Optional.empty(), tooLong, List.of())))
                .isInstanceOf(RuntimeException.class);
        assertThat(SERVER.sdl()).isEqualTo(before);
        put(file("types/tasting.yaml", TestPackage.TYPE));
        assertThat(SERVER.sdl()).contains("type TeaTasting ");
    }

    @Test
    void aModelThatCannotBeUsedAnyMoreDoesNotStopTheStartAndComesBackWhenMended() {
        put(file("types/tasting.yaml", TestPackage.TYPE));
        int revision = site.current().revision() + 1;
        // as if a newer core had a type of this name
        SiteModelStore store = SERVER.bean(SiteModelStore.class);
        SiteModelStore.Kept clashing = new SiteModelStore.Kept(
                revision,
                List.of(
                        file("types/tasting.yaml", TestPackage.TYPE),
                        file("types/work.yaml", TestPackage.TYPE.replace("teaTasting", "work"))),
                Map.of(),
                Instant.parse("2027-03-01T00:00:00Z"),
                Optional.empty());
        SERVER.bean(Database.class)
                .change(sql ->
                        store.add(sql, clashing, new SiteModels.Reason(Optional.empty(), Optional.empty(), List.of())));
        try (PluginServer later = SERVER.beside()) {
            assertThat(later.sdl()).contains("type Work ").doesNotContain("type TeaTasting ");
            SiteModels there = later.bean(SiteModels.class);
            assertThat(there.current().problem().orElseThrow().in("en")).contains("work", "already defined by core");
            assertThat(SERVER.eventually(() -> !SERVER.sdl().contains("type TeaTasting "), gone -> gone))
                    .as("the other server follows")
                    .isTrue();
            there.change(
                    new SiteModels.Change(
                            revision,
                            later.bean(Layouts.class).current().generation(),
                            List.of(file("types/tasting.yaml", TestPackage.TYPE)),
                            Map.of()),
                    new SiteModels.Reason(Optional.empty(), Optional.empty(), List.of()));
            assertThat(later.sdl()).contains("type TeaTasting ");
            assertThat(there.current().problem()).isEmpty();
        }
        assertThat(SERVER.eventually(() -> SERVER.sdl().contains("type TeaTasting "), back -> back))
                .isTrue();
    }
}
