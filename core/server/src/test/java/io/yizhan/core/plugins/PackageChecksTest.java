package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("any-database")
class PackageChecksTest {
    @TempDir
    private Path folder;

    /** A bad package, and the code of the reason it must be refused for. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Bad(String code, byte[] archive) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Bad> badPackages() {
        List<Bad> bad = new ArrayList<>();
        for (String name : List.of("../evil.txt", "/etc/evil", "a/../../b", "..\\evil", "C:evil", "a//b", "a/./b")) {
            bad.add(new Bad("UNSAFE_NAME", TestPackage.tea().file(name, "x").jar()));
        }
        for (String id : List.of("../../x", "Tea", "t", "core", "site", "a_b", "a".repeat(64))) {
            bad.add(new Bad(
                    "BAD_ID", TestPackage.tea().property("plugin.id", id).jar()));
        }
        for (String version : List.of("not-a-version", "1.0", "01.0.0", "1.0.0-", "v1.0.0")) {
            bad.add(new Bad(
                    "BAD_VERSION",
                    TestPackage.tea().property("plugin.version", version).jar()));
        }
        bad.addAll(badFiles());
        bad.addAll(badArchives());
        bad.add(new Bad(
                "API_VERSION",
                TestPackage.tea().property("plugin.requires", "<1.0.0").jar()));
        for (String range : List.of(">=2.0.0", ">=2.0.0 & <3.0.0", "^2", "2.1.0")) {
            bad.add(new Bad(
                    "SERVER_OLDER",
                    TestPackage.tea().property("plugin.requires", range).jar()));
        }
        bad.add(new Bad(
                "BAD_REQUIRES",
                TestPackage.tea().property("plugin.requires", "soon").jar()));
        bad.add(new Bad(
                "KEY_UNKNOWN",
                TestPackage.tea().property("plugin.colour", "red").jar()));
        bad.add(new Bad(
                "KEY_MISSING", TestPackage.tea().property("plugin.class", "").jar()));
        bad.add(new Bad(
                "DEPENDENCIES",
                TestPackage.tea().property("plugin.dependencies", "jade").jar()));
        return bad.stream();
    }

    private static List<Bad> badFiles() {
        List<Bad> bad = new ArrayList<>();
        byte[] future = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 70, 0};
        byte[] elf = {0x7F, 'E', 'L', 'F', 2, 1, 1};
        Map<String, byte[]> kinds = Map.of(
                "a/Future.class", future,
                "a/No.class", new byte[10],
                "lib/x.so", new byte[1],
                "x.bin", elf,
                "lib/more.jar", new byte[1],
                "META-INF/services/java.sql.Driver", new byte[1],
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nAgent-Class: a.B\n".getBytes(StandardCharsets.UTF_8),
                "io/yizhan/plugin/X.class", TestPackageClass.BYTES,
                "zeros.txt", new byte[20_000_000]);
        Map<String, String> codes = Map.of(
                "a/Future.class", "CLASS_VERSION",
                "a/No.class", "CLASS_INVALID",
                "lib/x.so", "NATIVE_LIBRARY",
                "x.bin", "NATIVE_LIBRARY",
                "lib/more.jar", "NESTED_ARCHIVE",
                "META-INF/services/java.sql.Driver", "JDK_SERVICE",
                "META-INF/MANIFEST.MF", "AGENT",
                "io/yizhan/plugin/X.class", "FOREIGN_PACKAGE",
                "zeros.txt", "RATIO");
        kinds.forEach((name, content) -> bad.add(new Bad(
                codes.getOrDefault(name, ""),
                TestPackage.tea().file(name, content).jar())));
        return bad;
    }

    private static List<Bad> badArchives() {
        byte[] good = TestPackage.tea().jar();
        List<Bad> bad = new ArrayList<>();
        bad.add(new Bad(
                "CASE_TWIN",
                TestPackage.tea().file("a.txt", "1").file("A.txt", "2").jar()));
        bad.add(new Bad(
                "DUPLICATE_NAME",
                TestPackage.patched(
                        TestPackage.tea()
                                .file("one.txt", "1")
                                .file("two.txt", "2")
                                .jar(),
                        "two.txt",
                        "one.txt")));
        bad.add(new Bad(
                "HEADER_MISMATCH",
                TestPackage.patchedLast(TestPackage.tea().file("one.txt", "1").jar(), "one.txt", "two.txt")));
        bad.add(new Bad("NOT_AN_ARCHIVE", new byte[100]));
        bad.add(new Bad("NOT_AN_ARCHIVE", java.util.Arrays.copyOf(good, good.length - 30)));
        bad.add(new Bad("TOO_LARGE", new byte[PackageChecks.MAX_PACKAGE_BYTES + 1]));
        bad.add(new Bad("TOO_MANY_ENTRIES", many()));
        bad.add(new Bad("SYMLINK", link()));
        bad.add(new Bad("DAMAGED", flipped(good)));
        return bad;
    }

    private static byte[] many() {
        TestPackage tea = TestPackage.tea();
        for (int i = 0; i <= PackageChecks.MAX_ENTRIES; i++) {
            tea.file("f" + i, "");
        }
        return tea.jar();
    }

    /** Unix attributes of the last entry of the directory become those of a link. */
    private static byte[] link() {
        byte[] archive = TestPackage.tea().jar();
        int last = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        archive[last + 41] = (byte) 0xA1;
        return archive;
    }

    private static byte[] flipped(byte[] archive) {
        byte[] copy = archive.clone();
        int name = new String(archive, StandardCharsets.ISO_8859_1).indexOf("tea/TeaPlugin.class");
        copy[name + "tea/TeaPlugin.class".length() + 12] ^= 1;
        return copy;
    }

    @ParameterizedTest
    @MethodSource("badPackages")
    void aBadPackageIsRefusedWithItsReasonAndLeavesNothing(Bad bad) throws IOException {
        assertThatThrownBy(() -> PluginTrial.start(bad.archive(), folder))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    String codes = String.valueOf(e.problem().params().get("codes"));
                    assertThat(List.of(codes.split(" ", -1))).contains(bad.code());
                });
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void allReasonsAreToldAtOnce() {
        byte[] archive = TestPackage.tea()
                .property("plugin.id", "../x")
                .property("plugin.version", "new")
                .property("plugin.requires", ">=9.0.0")
                .file("../up", "x")
                .file("lib/a.dll", "x")
                .jar();
        assertThatThrownBy(() -> PluginTrial.start(archive, folder))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(String.valueOf(e.problem().params().get("codes")).split(" ", -1))
                            .containsExactlyInAnyOrder(
                                    "BAD_ID", "BAD_VERSION", "SERVER_OLDER", "UNSAFE_NAME", "NATIVE_LIBRARY");
                    assertThat(e.problem().params().get("count")).isEqualTo(5);
                });
    }

    @Test
    void aGoodPackageIsUnpackedWholeAndStarts() throws IOException {
        try (PluginTrial tea = PluginTrial.start(TestPackage.tea().jar(), folder)) {
            assertThat(tea.types()).containsExactly("work");
            assertThat(tea.model().types()).containsKey("teaTasting");
        }
    }

    @Test
    void aPluginSeesTheApiAndTheJdkAndNothingOfTheServer() throws IOException {
        try (PluginTrial tea = PluginTrial.start(TestPackage.tea().jar(), folder)) {
            ClassLoader loader = tea.classLoader();
            assertThat(loads(loader, "io.yizhan.plugin.EntryView")).isTrue();
            assertThat(loads(loader, "org.slf4j.Logger")).isTrue();
            assertThat(loads(loader, "java.net.http.HttpClient")).isTrue();
            for (String hidden : List.of(
                    "io.yizhan.core.plugins.PluginService",
                    "com.mysql.cj.jdbc.Driver",
                    "org.jooq.DSLContext",
                    "io.micronaut.context.ApplicationContext",
                    "tools.jackson.databind.JsonNode",
                    "graphql.GraphQL")) {
                assertThat(loads(loader, hidden)).as(hidden).isFalse();
            }
            assertThat(loader.getResource("application.properties")).isNull();
        }
    }

    private static boolean loads(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Any valid class file. */
    private static final class TestPackageClass {
        static final byte[] BYTES = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 65, 0};
    }
}
