package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.transfer.ImportServer.Done;
import io.yizhan.core.transfer.ReportLine.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole sample of the Tate collection, every number compared with the raw files. */
@EnabledIfEnvironmentVariable(
        named = "YIZHAN_TATE_SAMPLE",
        matches = ".+",
        disabledReason = "set YIZHAN_TATE_SAMPLE to the folder of tate-artworks-sample.jsonl.gz and"
                + " tate-artists-sample.jsonl.gz to import all of it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TateImportTest {
    private static final Set<String> UNDATED = Set.of("date not known", "no date");

    private final ImportServer server = new ImportServer();
    private final Path file =
            Path.of(String.valueOf(System.getenv("YIZHAN_TATE_SAMPLE")), "tate-artworks-sample.jsonl.gz");
    private final List<JsonNode> works = new ArrayList<>();

    @BeforeAll
    void importAll() throws IOException {
        Done done = server.run("works", file, ImportServer.SHIPPED.resolve("tate.yaml"), true);
        try (BufferedReader raw = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            raw.lines().forEach(line -> works.add(JsonMapper.shared().readTree(line)));
        }
        assertThat(done.counts()).isEqualTo(new ImportCounts(works.size(), works.size(), 0, 0, 0, works.size()));
        assertThat(done.all().getFirst()).isEqualTo(new ImportCounts(1438, 1436, 0, 2, 0, 1436));
        assertThat(done.all().get(1).created())
                .as("artists missing in the artists' file")
                .isEqualTo(2);
        assertThat(done.lines()).extracting(ReportLine::outcome).containsOnly(Outcome.NOTED);
    }

    @AfterAll
    void close() {
        server.close();
    }

    private int inRaw(Predicate<JsonNode> which) {
        return (int) works.stream().filter(which).count();
    }

    private int sumInRaw(ToIntFunction<JsonNode> each) {
        return works.stream().mapToInt(each).sum();
    }

    private int published(String where) {
        return server.server()
                .data("{ works(where: {" + where + "}) { totalCount } }")
                .at("/works/totalCount")
                .asInt();
    }

    private int rows(String sql) {
        return server.database().read(context -> Integer.parseInt(String.valueOf(context.fetchValue(sql))));
    }

    @Test
    void allWorksArePublishedWithTheirTitles() {
        assertThat(works).hasSize(10_307);
        assertThat(published("")).isEqualTo(works.size());
        assertThat(rows("select count(*) from p_work_text where locale = 'en' and length(delivered) > 0"))
                .isEqualTo(works.size());
        assertThat(rows("select count(*) from entry_version where fields like '%core.alternativeTitles%…%'"))
                .isLessThan(works.size());
        assertThat(published("title: {eq: \"Job’s Evil Dreams\"}"))
                .isEqualTo(inRaw(work -> work.get("title").asString().equals("Job’s Evil Dreams")))
                .isPositive();
    }

    @Test
    void allMakersAreLinkedInOrder() {
        int links = sumInRaw(work -> {
            Set<String> pairs = new HashSet<>();
            work.get("contributors").forEach(one -> pairs.add(one.get("id") + " " + one.get("role")));
            return pairs.size();
        });
        assertThat(rows("select count(*) from p_reference where `field` = 'core.makers'"))
                .isEqualTo(links)
                .isEqualTo(10_814);
        int turner = inRaw(work -> work.get("contributors").values().stream()
                .anyMatch(one -> one.get("fc").asString().equals("Joseph Mallord William Turner")));
        assertThat(published("makers: {some: {is: {person: {name: {eq: \"Joseph Mallord William Turner\"}}}}}"))
                .isEqualTo(turner)
                .isPositive();
        int after = inRaw(work -> work.get("contributors").values().stream()
                .anyMatch(one -> one.get("role").asString().equals("after")));
        assertThat(published("makers: {some: {link: {qualifier: {eq: \"after\"}}}}"))
                .isEqualTo(after)
                .isPositive();
    }

    @Test
    void datesAreThereUnlessTheSourceKnowsNone() {
        int dated = inRaw(work -> !UNDATED.contains(work.get("dateText").asString())
                || work.at("/dateRange/startYear").isIntegralNumber());
        assertThat(published("dating: {earliestYear: {isNull: false}}")).isEqualTo(dated);
        int of1824 = inRaw(work -> {
            JsonNode range = work.get("dateRange");
            return !range.isNull()
                    && range.path("startYear").asInt(0) == 1824
                    && range.path("endYear").asInt(1824) == 1824;
        });
        assertThat(published("dating: {earliestYear: {eq: 1824}, latestYear: {eq: 1824}}"))
                .isEqualTo(of1824)
                .isPositive();
    }

    @Test
    void subjectsComeInAsTermsAndAsWords() {
        assertThat(rows("select count(*) from p_work_keywords"))
                .isEqualTo(sumInRaw(work -> leaves(work.path("subjects"))))
                .isEqualTo(55_099);
        int men = inRaw(work -> names(work.path("subjects")).contains("man"));
        assertThat(published("keywords: {some: {text: {eq: \"man\"}}}"))
                .isEqualTo(men)
                .isPositive();
        int ruins = inRaw(work -> groups(work).contains(27));
        assertThat(published("subjects: {some: {eq: \"ruins\"}}"))
                .isEqualTo(ruins)
                .isPositive();
    }

    @Test
    void creditLinesAreKept() {
        assertThat(rows("select count(*) from entry_version where fields like '%\"core.creditLine\"%'"))
                .isEqualTo(inRaw(work -> !work.get("creditLine").asString("").isBlank()));
    }

    @Test
    void aSecondRunChangesNothing() {
        long position = server.position();
        Done again = server.run("works", file, ImportServer.SHIPPED.resolve("tate.yaml"), true);
        assertThat(again.counts()).isEqualTo(new ImportCounts(works.size(), 0, 0, works.size(), 0, 0));
        assertThat(server.position()).isEqualTo(position);
    }

    private static int leaves(JsonNode node) {
        if (!node.isObject()) {
            return 0;
        }
        JsonNode children = node.path("children");
        return children.isEmpty()
                ? 1
                : children.values().stream().mapToInt(TateImportTest::leaves).sum();
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        if (node.path("children").isEmpty()) {
            names.add(node.path("name").asString(""));
        }
        node.path("children").forEach(child -> names.addAll(names(child)));
        return names;
    }

    /** Numbers of the groups (second level) a work has subjects of. */
    private static Set<Integer> groups(JsonNode work) {
        Set<Integer> groups = new HashSet<>();
        work.path("subjects")
                .path("children")
                .forEach(category -> category.path("children")
                        .forEach(group -> groups.add(group.get("id").asInt())));
        return groups;
    }
}
