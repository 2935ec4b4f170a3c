package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program keeps to the map and the rules of the house, and each rule is able to catch a class that does not. */
@Tag("any-database")
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Rooms.ROOT);

    private static final String MARKED = "@org.jspecify.annotations.NullMarked package io.yizhan.core.";

    /** For each rule a class, or two, that break it. */
    private static final Map<ArchitectureRules, List<String>> WRONG = Map.ofEntries(
            wrong(ArchitectureRules.KNOWN_ROOMS, "package io.yizhan.core.cellar; class Wine {}"),
            wrong(
                    ArchitectureRules.ALLOWED_IMPORTS,
                    "package io.yizhan.core.search; public class Words {}",
                    "package io.yizhan.core.model; class Field { io.yizhan.core.search.Words words; }"),
            wrong(
                    ArchitectureRules.NO_CYCLES,
                    "package io.yizhan.core.entry; public class Draft { io.yizhan.core.media.Picture picture; }",
                    "package io.yizhan.core.media; public class Picture { io.yizhan.core.entry.Draft draft; }"),
            wrong(ArchitectureRules.NAMES, "package io.yizhan.core.entry; class EntryManager {}"),
            wrong(ArchitectureRules.PACKAGE_NAMES, "package io.yizhan.core.entry.util; class Words {}"),
            wrong(
                    ArchitectureRules.CONTROLLERS,
                    "package io.yizhan.core.app; @io.micronaut.http.annotation.Controller class Door {}"),
            wrong(
                    ArchitectureRules.CONFIGS,
                    "package io.yizhan.core.app; @io.micronaut.context.annotation.ConfigurationProperties(\"x\") "
                            + "class Wishes {}"),
            wrong(
                    ArchitectureRules.SQL_IN_STORES,
                    "package io.yizhan.core.entry; class EntryService { "
                            + "int count(org.jooq.DSLContext sql) { return sql.execute(\"delete from entry\"); } }"),
            wrong(
                    ArchitectureRules.NO_SERIALISED_OBJECTS,
                    "package io.yizhan.core.entry; class Cursor { Object read(java.io.InputStream in) throws Exception "
                            + "{ return new java.io.ObjectInputStream(in).readObject(); } }"),
            wrong(ArchitectureRules.NO_OLD_DATES, "package io.yizhan.core.entry; class Day { java.util.Date date; }"),
            wrong(
                    ArchitectureRules.TIME_FROM_A_CLOCK,
                    "package io.yizhan.core.entry; class Age { Object now() { return java.time.Instant.now(); } }"),
            wrong(
                    ArchitectureRules.PLUGINS_ALONE_KNOW_PF4J,
                    "package org.pf4j; public class Plugin {}",
                    "package io.yizhan.core.entry; class Jade extends org.pf4j.Plugin {}"),
            wrong(
                    ArchitectureRules.SEARCH_ALONE_KNOWS_LUCENE,
                    "package org.apache.lucene; public class Index {}",
                    "package io.yizhan.core.entry; class Words { org.apache.lucene.Index index; }"),
            wrong(
                    ArchitectureRules.DATABASE_ALONE_KNOWS_POOL_AND_DRIVER,
                    "package io.yizhan.core.entry; class Pool { com.zaxxer.hikari.HikariDataSource source; }"),
            wrong(ArchitectureRules.NULL_MARKED, "package io.yizhan.core.entry; class Draft {}"));

    @TempDir
    private Path folder;

    private static Map.Entry<ArchitectureRules, List<String>> wrong(ArchitectureRules rule, String... sources) {
        return Map.entry(rule, List.of(sources));
    }

    /** A row: mark of a room with code, room, what it does, what it may import. */
    private static final Pattern ROW = Pattern.compile("\\| (● )?`([a-z]+)` \\| .* \\| (.*) \\|");

    @Test
    void theTableOfThePageIsTheMap() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        Set<String> marked = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../../docs/architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                imports.put(row.group(2), rooms(row.group(3)));
                if (row.group(1) != null) {
                    marked.add(row.group(2));
                }
            }
        }
        assertThat(imports).as("what docs/architecture.md says of imports").isEqualTo(new TreeMap<>(Rooms.MAY_IMPORT));
        Set<String> built = new TreeSet<>();
        PROGRAM.forEach(type -> built.add(Rooms.of(type.getPackageName())));
        assertThat(marked).as("rooms that docs/architecture.md marks ●").isEqualTo(built);
    }

    private static Set<String> rooms(String cell) {
        Set<String> rooms = new TreeSet<>();
        for (String name : cell.split(", ", -1)) {
            switch (name) {
                case "–" -> {}
                case "frame" -> rooms.addAll(Rooms.FRAME);
                case "all" -> {
                    rooms.addAll(Rooms.MAY_IMPORT.keySet());
                    rooms.remove("app");
                }
                default -> rooms.add(name);
            }
        }
        return rooms;
    }

    @ParameterizedTest
    @EnumSource
    void theProgramKeepsTheRule(ArchitectureRules rule) {
        assertThat(PROGRAM).hasSizeGreaterThan(10);
        assertThat(rule.rule().evaluate(PROGRAM).getFailureReport().getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theRuleCatchesAClassThatBreaksIt(ArchitectureRules rule) throws IOException {
        compile(WRONG.getOrDefault(rule, List.of()));
        JavaClasses classes = new ClassFileImporter().importPath(folder);
        assertThat(rule.rule().evaluate(classes).getFailureReport().getDetails())
                .isNotEmpty();
    }

    @Test
    void aClassInItsPlaceBreaksNoRule() throws IOException {
        compile(List.of(MARKED + "entry;", "package io.yizhan.core.entry; class Draft {}"));
        JavaClasses classes = new ClassFileImporter().importPath(folder);
        for (ArchitectureRules rule : ArchitectureRules.values()) {
            assertThat(rule.rule().evaluate(classes).getFailureReport().getDetails())
                    .isEmpty();
        }
    }

    @Test
    void theMapItselfHasNoCycle() {
        for (Map.Entry<String, Set<String>> room : Rooms.MAY_IMPORT.entrySet()) {
            assertThat(room.getValue()).doesNotContain(room.getKey()).doesNotContain("app");
            for (String other : room.getValue()) {
                assertThat(Rooms.MAY_IMPORT.get(other))
                        .as("%s imports %s", room.getKey(), other)
                        .doesNotContain(room.getKey());
            }
        }
    }

    private void compile(List<String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> files = new ArrayList<>();
        sources.forEach(text -> files.add(new Source(files.size(), text)));
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path", ""));
        assertThat(compiler.getTask(null, null, null, options, null, files).call())
                .isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(int number, String text) {
            super(
                    URI.create("string:///" + (text.startsWith("@") ? "package-info" : name(text, number)) + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text, int number) {
            String after = text.replaceFirst("(?s).*?\\bclass (\\w+).*", "$1");
            return after.isEmpty() ? "Source" + number : after;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
