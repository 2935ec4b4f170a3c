package io.yizhan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Vocabulary;
import io.yizhan.core.plugins.PluginTrial;
import io.yizhan.plugin.EntryView;
import io.yizhan.plugin.PluginFinding;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every plugin keeps. Extend it in the plugin's module and run the tests: the plugin is packed from its compiled
 * classes, checked as an installation checks it, and started behind the server's own class loader.
 */
public abstract class PluginContract {
    private static final int COLLECT_ATTEMPTS = 50;

    @TempDir
    private Path folder;

    /** Compiled classes and resources of the plugin. */
    protected Path classes() {
        return Path.of("target", "classes");
    }

    /** Entries the validators and computed fields are tried on, besides empty and odd ones; by field key. */
    protected List<Map<String, Object>> entries() {
        return List.of();
    }

    /** What is done with the plugin on a server on which it is in force. */
    protected void use(PluginServer server) {}

    /** What holds of it once the plugin is out of force. */
    protected void afterwards(PluginServer server) {}

    /** What holds of it when the plugin is in force again. */
    protected void again(PluginServer server) {}

    /** The plugin as it would be installed, started. */
    protected final PluginTrial start() throws IOException {
        return PluginTrial.start(PluginJars.pack(classes()), folder);
    }

    @Test
    void thePackageIsSafeFitsTheApiAndCoresModelAndStartsAndStops() throws IOException {
        try (PluginTrial trial = start()) {
            assertThat(trial.id()).matches("[a-z][a-z0-9-]{1,62}");
            assertThat(trial.model().types()).isNotEmpty();
        }
    }

    @Test
    void itStartsAgainAfterItWasStopped() throws IOException {
        start().close();
        try (PluginTrial again = start()) {
            assertThat(again.id()).isNotEmpty();
        }
    }

    @Test
    void nothingKeepsItsClassesOnceItIsStopped() throws IOException {
        WeakReference<ClassLoader> classes;
        try (PluginTrial trial = start()) {
            exercise(trial);
            classes = new WeakReference<>(trial.classLoader());
        }
        for (int i = 0; i < COLLECT_ATTEMPTS && classes.get() != null; i++) {
            System.gc();
        }
        assertThat(classes.get()).isNull();
    }

    @Test
    void itsExtensionsAnswerForEmptyAndOddEntries() throws IOException {
        try (PluginTrial trial = start()) {
            exercise(trial);
        }
    }

    @Test
    void itsNamesCarryItsPrefix() throws IOException {
        try (PluginTrial trial = start()) {
            String prefix = trial.id().replace("-", "");
            assertThat(owned(trial))
                    .allSatisfy(name ->
                            assertThat(name.toLowerCase(java.util.Locale.ROOT)).startsWith(prefix));
        }
    }

    @Test
    void itsTextsAreThereInChineseAndEnglish() throws IOException {
        try (PluginTrial trial = start()) {
            assertThat(texts(trial))
                    .isNotEmpty()
                    .allSatisfy(labels -> assertThat(labels.texts()).containsKeys("zh-Hans", "en"));
        }
    }

    @Test
    void itComesAndGoesWhileAServerRuns() throws IOException {
        String id;
        List<String> types;
        try (PluginTrial trial = start()) {
            id = trial.id();
            types = trial.model().types().values().stream()
                    .filter(type -> type.owner().equals(trial.id()))
                    .map(type -> "type " + type.singular() + " ")
                    .toList();
        }
        try (PluginServer server = PluginServer.start(folder)) {
            String without = server.schema();
            server.install(PluginJars.pack(classes()));
            String with = server.schema();
            assertThat(with).isNotEqualTo(without).contains(types);
            use(server);
            server.disable(id);
            assertThat(server.schema()).isEqualTo(without);
            afterwards(server);
            server.enable(id);
            assertThat(server.schema()).isEqualTo(with);
            again(server);
            server.remove(id);
            assertThat(server.schema()).isEqualTo(without);
        }
    }

    private void exercise(PluginTrial trial) {
        List<Map<String, Object>> all = new ArrayList<>(entries());
        all.add(Map.of());
        for (Field field : fields(trial)) {
            for (Object odd : new Object[] {"", "?", 0L, true, List.of(), List.of("?", List.of()), Map.of("en", "?")}) {
                all.add(Map.of(field.key().toString(), odd));
            }
            all.add(Map.of(field.key().toString(), List.of(Map.of("_key", "a"))));
        }
        for (String type : trial.types()) {
            for (Map<String, Object> values : all) {
                for (String locale : List.of("zh-Hans", "en", "ar")) {
                    EntryView entry = new EntryView(new UUID(0, 1), type, locale, values);
                    for (PluginFinding finding : trial.validate(entry)) {
                        assertThat(finding.zh()).isNotBlank();
                    }
                    assertThat(trial.compute(entry)).doesNotContainValue("");
                }
            }
        }
    }

    private static List<Field> fields(PluginTrial trial) {
        return trial.model().types().values().stream()
                .flatMap(type -> type.allFields().stream())
                .filter(field -> field.key().owner().equals(trial.id()))
                .toList();
    }

    private static Stream<String> owned(PluginTrial trial) {
        ContentModel model = trial.model();
        Stream<String> types = model.types().values().stream()
                .filter(type -> type.owner().equals(trial.id()))
                .flatMap(type -> Stream.of(type.id(), type.singular(), type.plural()));
        Stream<String> vocabularies = model.vocabularies().values().stream()
                .filter(vocabulary -> vocabulary.owner().equals(trial.id()))
                .map(Vocabulary::id);
        Stream<String> components = model.components().values().stream()
                .filter(component -> component.owner().equals(trial.id()))
                .flatMap(component -> Stream.of(component.id(), component.singular()));
        return Stream.of(types, components, vocabularies).flatMap(names -> names);
    }

    private static List<Labels> texts(PluginTrial trial) {
        List<Labels> texts = new ArrayList<>(List.of(trial.label(), trial.description()));
        for (ContentType type : trial.model().types().values()) {
            if (type.owner().equals(trial.id())) {
                texts.addAll(List.of(type.label(), type.pluralLabel(), type.description()));
            }
            for (FieldGroup group : type.groups()) {
                texts.add(group.label());
            }
        }
        trial.model().components().values().stream()
                .filter(component -> component.owner().equals(trial.id()))
                .forEach(component -> {
                    texts.addAll(List.of(component.label(), component.description()));
                    component.fields().forEach(field -> addTexts(texts, field));
                });
        fields(trial).forEach(field -> addTexts(texts, field));
        trial.model().vocabularies().values().stream()
                .filter(vocabulary -> vocabulary.owner().equals(trial.id()))
                .forEach(vocabulary -> {
                    texts.add(vocabulary.label());
                    vocabulary.terms().values().forEach(term -> texts.add(term.label()));
                });
        return texts;
    }

    private static void addTexts(List<Labels> texts, Field field) {
        texts.add(field.label());
        texts.add(field.help());
        if (field.type() instanceof FieldType.Group group) {
            group.fields().forEach(inner -> addTexts(texts, inner));
        }
    }
}
