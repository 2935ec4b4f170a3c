package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./yizhan}: which JDK it takes, when it builds. JDKs and Maven stand in as scripts that say what they are asked. */
@Tag("any-database")
class LauncherTest {
    private static final Instant THEN = Instant.parse("2026-01-05T08:00:00Z");

    /** Newer than any real JDK that a machine may have in the usual folders. */
    private static final int NEWEST = 999;

    private record Said(int exit, String out, String err) {}

    @TempDir
    Path folder;

    private Path root;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeCheckout() throws IOException {
        root = Files.createDirectories(folder.resolve("check out"));
        Files.copy(Path.of("../../yizhan"), root.resolve("yizhan"));
        script(root.resolve("mvnw"), """
                echo "mvnw $*" >>built
                [ ! -f broken ] || { echo '[ERROR] Model.java:[3,1] a semicolon is missing'; exit 1; }
                mkdir -p core/server/target
                echo jar >core/server/target/yizhan-server.jar
                """);
        source("core/server/src/main/java/Yizhan.java");
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        environment.put("YIZHAN_JAVA_HOME", jdk("jdk", NEWEST).toString());
    }

    private Path source(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.setLastModifiedTime(Files.writeString(file, "text"), FileTime.from(THEN));
    }

    private static void script(Path file, String lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path jdk(String name, int feature) throws IOException {
        Path home = folder.resolve(name);
        script(home.resolve("bin/java"), "echo \"" + name + " runs\"; for word; do echo \"$word\"; done\n");
        script(home.resolve("bin/javac"), "exit 1\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + feature + ".0.1\"\n");
        return home;
    }

    private Said launch(String... words) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(root.resolve("yizhan").toString()), Stream.of(words))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("YIZHAN_") || name.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        int exit = builder.redirectOutput(out).redirectError(err).start().waitFor();
        return new Said(
                exit,
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    private List<String> built() throws IOException {
        Path file = root.resolve("built");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void aJdkThatIsNamedIsTakenOrRefusedInOneSentence() throws Exception {
        assertThat(launch("has-jdk").out().strip())
                .isEqualTo(folder.resolve("jdk").toString());

        environment.put("YIZHAN_JAVA_HOME", jdk("old", 24).toString());
        environment.put("LC_ALL", "en_GB.UTF-8");
        Said old = launch("has-jdk");
        assertThat(old.exit()).isEqualTo(1);
        assertThat(old.err())
                .startsWith("YIZHAN_JAVA_HOME (" + folder.resolve("old"))
                .contains("is no JDK 25 or newer");
        assertThat(old.err().lines()).hasSize(1);
        environment.put("LC_ALL", "zh_CN.UTF-8");
        assertThat(launch("has-jdk").err()).contains("不是 JDK 25 或更新版本");
    }

    @Test
    void elseThatOfJavaHomeElseThatOfThePathElseTheNewestInTheUsualFolders() throws Exception {
        environment.remove("YIZHAN_JAVA_HOME");
        environment.put("JAVA_HOME", jdk("named", 25).toString());
        environment.put("PATH", jdk("found", 26).resolve("bin") + ":/usr/bin:/bin");
        jdk("home/.jdks/usual", NEWEST);
        jdk("home/.sdkman/candidates/java/older", NEWEST - 1);
        assertThat(launch("has-jdk").out().strip()).endsWith("/named");

        jdk("named", 17);
        assertThat(launch("has-jdk").out().strip()).endsWith("/found");

        // a runtime without a compiler builds nothing
        Files.delete(folder.resolve("found/bin/javac"));
        assertThat(launch("has-jdk").out().strip()).endsWith("home/.jdks/usual");
    }

    @Test
    void itBuildsWhatIsNotBuiltOrOlderThanASourceAndThenRuns() throws Exception {
        Said first = launch("start", "--port", "8081");
        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(built()).hasSize(1).first().asString().contains(" package ").contains("-DskipTests=true");
        assertThat(first.out().lines().toList())
                .startsWith("jdk runs")
                .contains("-Dyizhan.home=" + root, "-jar")
                .endsWith(root.resolve("core/server/target/yizhan-server.jar").toString(), "start", "--port", "8081");

        launch("start");
        assertThat(built()).as("nothing has changed").hasSize(1);

        Files.setLastModifiedTime(source("core/server/src/test/java/YizhanTest.java"), FileTime.from(Instant.now()));
        launch("start");
        assertThat(built()).as("tests are not in the program").hasSize(1);

        Files.setLastModifiedTime(
                root.resolve("core/server/src/main/java/Yizhan.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        launch("doctor");
        assertThat(built()).as("a server may run from what is built").hasSize(1);
        launch("start");
        assertThat(built()).hasSize(2);
    }

    @Test
    void aBuildThatFailsSaysWhyAndRunsNothing() throws Exception {
        Files.writeString(root.resolve("broken"), "");
        Said said = launch("start");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("Model.java:[3,1] a semicolon is missing", "target/build.log");
        assertThat(said.out()).isEmpty();
        assertThat(root.resolve("target/build-lock")).doesNotExist();
    }

    @Test
    void aBuilderThatWasKilledHoldsNobodyUp() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(root.resolve("target/build-lock"));
        Files.writeString(root.resolve("target/build-lock/pid"), String.valueOf(gone.pid()));
        assertThat(launch("doctor").exit()).isZero();
        assertThat(built()).hasSize(1);
    }

    @Test
    void serveRunsWhatIsBuiltAndNeverBuilds() throws Exception {
        environment.put("LC_ALL", "en_GB.UTF-8");
        Said unbuilt = launch("serve");
        assertThat(unbuilt.exit()).isEqualTo(1);
        assertThat(unbuilt.err()).contains("Nothing is built yet: run ./yizhan build first");
        assertThat(built()).isEmpty();

        assertThat(launch("build").exit()).isZero();
        source("core/server/src/main/java/Later.java");
        Files.setLastModifiedTime(
                root.resolve("core/server/src/main/java/Later.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch("serve").out()).startsWith("jdk runs");
        assertThat(built()).hasSize(1);
    }
}
