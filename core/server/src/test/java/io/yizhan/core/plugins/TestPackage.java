package io.yizhan.core.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A small plugin, compiled on the spot, and everything that can be wrong with one. */
final class TestPackage {
    private static final String PLUGIN = "package tea; public class TeaPlugin extends io.yizhan.plugin.YizhanPlugin {}";
    private static final String VALIDATOR = """
            package tea;
            import io.yizhan.plugin.*;
            import java.util.*;
            @org.pf4j.Extension
            public class TeaValidator implements EntryValidator {
                public Set<String> types() { return Set.of("work"); }
                public List<PluginFinding> validate(EntryView entry) {
                    String grade = entry.findText("tea.grade").orElse("");
                    if (grade.equals("boom")) { throw new IllegalStateException("spilled"); }
                    return grade.equals("bad")
                        ? List.of(PluginFinding.error("tea.grade", "等级不可用。", "This grade cannot be used."))
                        : List.of();
                }
            }
            """;
    static final String COMPUTED = """
            package tea;
            import io.yizhan.plugin.*;
            import java.util.*;
            @org.pf4j.Extension
            public class TeaLabel implements ComputedField {
                public String type() { return "work"; }
                public String field() { return "tea.shown"; }
                public Optional<Object> compute(EntryView entry) {
                    return entry.findText("tea.grade").map(grade -> "grade " + grade);
                }
            }
            """;
    private static final String GROUP = """
            id: tea
            name: tea
            type: work
            label: { zh-Hans: 茶, en: Tea }
            fields:
              - { id: grade, type: text, filterable: true, label: { zh-Hans: 等级, en: Grade } }
              - id: brand
                type: text
                filterable: true
                sortable: true
                facet: true
                label: { zh-Hans: 牌号, en: Brand }
                deprecated: { zh-Hans: 请改用“等级”。, en: Use grade. }
              - { id: shown, type: text, computed: true, filterable: true, label: { zh-Hans: 显示, en: Shown } }
            """;
    static final String TYPE = """
            id: teaTasting
            singular: TeaTasting
            plural: TeaTastings
            label: { zh-Hans: 品茶, en: Tea tasting }
            pluralLabel: { zh-Hans: 品茶, en: Tea tastings }
            description: { zh-Hans: 一次品茶。, en: One tasting. }
            menu: reference
            icon: coffee
            titleField: title
            fields:
              - { id: title, type: text, required: true, label: { zh-Hans: 题名, en: Title } }
            """;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    /** The plugin {@code tea}, with nothing wrong. */
    static TestPackage tea() {
        TestPackage tea = new TestPackage();
        tea.properties.putAll(Map.of(
                "plugin.id", "tea",
                "plugin.version", "1.0.0",
                "plugin.requires", ">=1.0.0 & <2.0.0",
                "plugin.class", "tea.TeaPlugin",
                "plugin.label.zh-Hans", "茶",
                "plugin.label.en", "Tea",
                "plugin.description.zh-Hans", "茶。",
                "plugin.description.en", "Tea."));
        return tea.source("tea.TeaPlugin", PLUGIN)
                .source("tea.TeaValidator", VALIDATOR)
                .source("tea.TeaLabel", COMPUTED)
                .file("META-INF/extensions.idx", "tea.TeaValidator\ntea.TeaLabel\n")
                .file("model/field-groups/tea.yaml", GROUP)
                .file("model/types/tea-tasting.yaml", TYPE);
    }

    TestPackage property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    TestPackage file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TestPackage file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** Compiles one class. */
    TestPackage source(String name, String text) {
        try {
            Path folder = Files.createTempDirectory("yizhan-plugin-");
            URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
            JavaFileObject file = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
            List<String> options = List.of(
                    "-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path", ""));
            if (!ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, null, options, null, List.of(file))
                    .call()) {
                throw new IllegalStateException("does not compile: " + name);
            }
            try (Stream<Path> made = Files.walk(folder)) {
                for (Path path : made.filter(Files::isRegularFile).toList()) {
                    file(folder.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
            PluginPackage.delete(folder);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] jar() {
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(PluginManifest.FILE, text.toString().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Replaces one text by another of the same length everywhere in an archive. */
    static byte[] patched(byte[] archive, String from, String to) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Replaces the last place only, which is the archive's directory. */
    static byte[] patchedLast(byte[] archive, String from, String to) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(from);
        return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(StandardCharsets.ISO_8859_1);
    }
}
