package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.projection.StatementPlan;
import io.yizhan.core.projection.StatementPlan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A hundred thousand works: lists and look-ups use indexes, a page costs the same at the start and at the end, and all is
 * derived anew while sites go on reading. {@code YIZHAN_TEST_ENTRIES} sets another number.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyEntriesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyEntriesTest.class);
    private static final int WANTED = Integer.parseInt(System.getenv().getOrDefault("YIZHAN_TEST_ENTRIES", "100000"));
    private static final int PAGE = 100;

    /** Slack for the pages of an index that a page of entries happens to touch, and for what the server reads meanwhile. */
    private static final double FLAT = 1.5;

    private static DeliveryServer server;
    private static int works;

    @BeforeAll
    static void multiply() {
        server = new DeliveryServer().withSamples();
        int before =
                server.data("{ works { totalCount } }").at("/works/totalCount").asInt();
        long began = System.nanoTime();
        works = before + Multiplication.works(server.bean(Database.class), WANTED);
        log(works + " works of truth", began);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void log(String what, long began) {
        LOG.info("{}: {} ms", what, (System.nanoTime() - began) / 1_000_000);
    }

    @Test
    @Order(1)
    void allIsDerivedWhileSitesReadAndEveryAnswerIsWhole() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> wrong = new AtomicReference<>("");
        Thread site = Thread.ofVirtual().start(() -> {
            try {
                while (!done.get()) {
                    askForWhatWasThere("q" + asked.getAndIncrement());
                }
            } catch (RuntimeException | AssertionError failed) {
                wrong.set(failed.toString());
            }
        });
        long began = System.nanoTime();
        server.reindex();
        log("derived from them", began);
        done.set(true);
        site.join();
        assertThat(wrong.get()).isEmpty();
        assertThat(asked.get()).isGreaterThan(10);
        assertThat(server.data("{ works(first: 1) { totalCount } }")
                        .at("/works/totalCount")
                        .asInt())
                .isEqualTo(works);
    }

    /** Under a name of its own: a held answer would tell nothing. */
    private static void askForWhatWasThere(String name) {
        JsonNode work = server.data(
                        "{ " + name + ": work(slug: \"peace-pendant\") { title makers { edges { role { code } } } } }")
                .get(name);
        assertThat(work.get("title").asString()).isEqualTo("《平安》挂件");
        assertThat(work.at("/makers/edges")).hasSize(1);
    }

    @Test
    @Order(2)
    void aPageCostsTheSameAtTheStartAndAtTheEnd() {
        for (String order : List.of("CREATED_AT", "UPDATED_AT", "TITLE")) {
            List<Long> costs = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            Set<Integer> statements = new HashSet<>();
            String after = "";
            boolean more = true;
            long began = System.nanoTime();
            while (more) {
                long read = rowsRead();
                JsonNode list = server.data("{ works(first: " + PAGE + ", orderBy: [{field: " + order + "}]" + after
                        + ") { nodes { id } pageInfo { hasNextPage endCursor } } }");
                costs.add(rowsRead() - read);
                statements.add(server.statements());
                list.at("/works/nodes").forEach(node -> ids.add(node.get("id").asString()));
                more = list.at("/works/pageInfo/hasNextPage").asBoolean();
                after = ", after: \"" + list.at("/works/pageInfo/endCursor").asString() + "\"";
            }
            log(costs.size() + " pages by " + order, began);
            int tenth = costs.size() / 10;
            long early = median(costs.subList(1, tenth));
            long late = median(costs.subList(costs.size() - tenth, costs.size() - 1));
            LOG.info("by {}: {} rows read for an early page, {} for a late one", order, early, late);
            assertThat(ids).hasSize(works);
            assertThat(statements).as("SQL statements of each page").hasSize(1);
            assertThat(early).as("rows read for a page by %s", order).isLessThan(20L * PAGE);
            assertThat((double) late)
                    .as("rows read for a late page by %s", order)
                    .isLessThan(FLAT * early);
        }
    }

    /** Rows the database has touched so far, in tables and indexes. */
    private static long rowsRead() {
        return server.bean(Database.class)
                .read(sql -> sql.fetch("show global status like 'Handler_read%'").stream()
                        .mapToLong(row -> row.get(1, Long.class))
                        .sum());
    }

    private static long median(List<Long> costs) {
        List<Long> sorted = costs.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Test
    @Order(3)
    void lookUpsAndListsReadByIndex() {
        assertThat(plan(Condition.compare("core.slug", Operator.EQ, Value.of("peace-pendant-7"))))
                .as("by slug")
                .allMatch(step -> step.rows() <= 10);
        assertThat(plan(Condition.compare("core.title", Operator.EQ, Value.of("《平安》挂件 7"))))
                .as("by title")
                .allMatch(step -> step.rows() <= 100);
        assertThat(plan(Condition.always())).as("the list").noneMatch(Step::scans);
        assertThat(plan(Condition.compare("core.title", Operator.STARTS_WITH, Value.of("《平安》挂件 77"))))
                .as("by the start of the title")
                .allMatch(step -> step.rows() <= works / 10);
    }

    @Test
    @Order(3)
    void waysBackReadByIndex() {
        ModelLayout layout = server.bean(Layouts.class).current();
        ReverseReference makers = layout.model().reverses(layout.model().requireType("place")).stream()
                .filter(way -> way.name().equals("works"))
                .findFirst()
                .orElseThrow();
        List<UUID> places = new ArrayList<>();
        server.data("{ places(first: 3) { nodes { id } } }")
                .at("/places/nodes")
                .forEach(node -> places.add(UUID.fromString(node.get("id").asString())));
        for (List<UUID> some : List.of(places.subList(0, 1), places)) {
            assertThat(plan((select, sql) ->
                            select.linking(sql, Ask.of("zh-Hans", Condition.always()), makers, some, Page.first(20))))
                    .as("from %s places", some.size())
                    .noneMatch(Step::scans);
        }
        Condition names = new Condition.LinkedFrom(
                "tradeFair",
                FieldPath.parse("core.works"),
                Condition.Quantifier.SOME,
                Condition.compare("core.slug", Operator.EQ, Value.of("silkroad-2027")));
        assertThat(plan(names)).as("works that a fair names").noneMatch(Step::scans);
    }

    private static List<Step> plan(Condition where) {
        return plan((select, sql) -> select.page(sql, Ask.of("zh-Hans", where), Page.first(20)));
    }

    /** How the database goes about the one statement that is made. */
    private static List<Step> plan(BiConsumer<EntrySelect, DSLContext> reading) {
        ModelLayout layout = server.bean(Layouts.class).current();
        Database database = server.bean(Database.class);
        EntrySelect select =
                new EntrySelect(layout, database.dialect(), server.bean(SearchKeys.class), "work", Stage.PUBLISHED);
        return database.read(sql -> {
            List<Step> steps = StatementPlan.of(sql, asked -> reading.accept(select, asked));
            LOG.info("{}", steps);
            return steps;
        });
    }

    @Test
    @Order(4)
    void derivingAllAgainGivesTheSameAnswers() {
        List<String> before = answers("before");
        long began = System.nanoTime();
        ModelLayout layout = server.bean(Layouts.class).current();
        server.bean(Reindexer.class).reindex(layout, Set.of("work"), (_, _, _) -> {});
        log("derived again", began);
        assertThat(answers("after")).isEqualTo(before);
    }

    /** Under names of their own, so that no held answer serves. */
    private static List<String> answers(String name) {
        return List.of(
                        "works(first: 50, orderBy: [{field: TITLE}]) { totalCount nodes { id title } }",
                        "works(last: 50, orderBy: [{field: TITLE}]) { nodes { id title } }",
                        "works(first: 50, where: {sector: {under: \"jade\"}}) { totalCount nodes { id slug } }",
                        "works(first: 50, where: {title: {contains: \"77\"}}) { totalCount nodes { id title(locale: \"en\") } }",
                        "works(first: 9, where: {makers: {some: {is: {person: {name: {contains: \"周\"}}}}}}) { totalCount }")
                .stream()
                .map(query ->
                        server.data("{ " + name + ": " + query + " }").get(name).toString())
                .toList();
    }
}
