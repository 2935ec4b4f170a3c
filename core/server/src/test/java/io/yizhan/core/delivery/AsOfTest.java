package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Content as it was published at a past moment: what it says, and where it ends. */
class AsOfTest {
    private static final MovedClock CLOCK = new MovedClock();

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(CLOCK);

    private static TokenReader editor;

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        CLOCK.pass(Duration.ofHours(1));
        editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
    }

    private static String asOf(Instant moment) {
        return "asOf: \"" + moment + "\"";
    }

    private static UUID id(String one, String slug) {
        return UUID.fromString(SERVER.data("{ entry: " + one + "(slug: \"" + slug + "\") { id } }")
                .at("/entry/id")
                .asString());
    }

    @Test
    void anEntryIsShownAsItWasAtEachMomentOfItsLife() {
        ManyWorks works = new ManyWorks(SERVER);
        Instant before = CLOCK.mark();
        UUID id = works.add(Map.of("core.title zh-Hans", "初"));
        works.publish();
        Instant first = CLOCK.mark();
        SERVER.publish(id, "core.title", Optional.of("zh-Hans"), "再", Optional.empty());
        Instant second = CLOCK.mark();
        SERVER.publish(id, "core.title", Optional.of("en"), "Third", Optional.of(List.of("en")));
        Instant third = CLOCK.mark();
        SERVER.save(id, "core.title", Optional.of("en"), "Draft");
        SERVER.unpublish(id);
        Instant withdrawn = CLOCK.mark();
        SERVER.publish(id);
        Instant again = CLOCK.mark();

        assertThat(title(id, before)).isEqualTo("absent");
        assertThat(title(id, first)).isEqualTo("初 初 [\"zh-Hans\"]");
        assertThat(title(id, second.minusMillis(1))).isEqualTo("初 初 [\"zh-Hans\"]");
        assertThat(title(id, second)).isEqualTo("再 再 [\"zh-Hans\"]");
        assertThat(title(id, third)).isEqualTo("再 Third [\"zh-Hans\",\"en\"]");
        assertThat(title(id, withdrawn)).isEqualTo("absent");
        assertThat(title(id, again)).isEqualTo("再 Draft [\"zh-Hans\",\"en\"]");
        JsonNode times = editor.data("{ work(id: \"" + id + "\", " + asOf(third) + ") { updatedAt publishedAt } }")
                .get("work");
        assertThat(times.get("updatedAt").asString()).isEqualTo(third.toString());
        assertThat(times.get("publishedAt").asString()).isEqualTo(first.toString());
    }

    private static String title(UUID id, Instant moment) {
        JsonNode work = editor.data("{ work(id: \"" + id + "\", " + asOf(moment)
                        + ") { title en: title(locale: \"en\") localization { available } } }")
                .get("work");
        return work.isNull()
                ? "absent"
                : work.get("title").asString() + " " + work.get("en").asString() + " "
                        + work.at("/localization/available");
    }

    @Test
    void anEntryIsFoundByAnySlugItEverHadAndByAKeyOfThen() {
        UUID bowl = id("work", "thin-bowl");
        Instant before = CLOCK.mark();
        SERVER.publish(bowl, "core.slug", "thin-jade-bowl");
        for (String slug : List.of("thin-bowl", "thin-jade-bowl")) {
            assertThat(editor.data("{ work(slug: \"" + slug + "\", " + asOf(before) + ") { slug } }")
                            .at("/work/slug")
                            .asString())
                    .isEqualTo("thin-bowl");
        }
        JsonNode enterprise = SERVER.data(
                        "{ exportEnterprises(first: 1, where: {uscc: {isNull: false}}) { nodes { id uscc } } }")
                .at("/exportEnterprises/nodes/0");
        String uscc = enterprise.get("uscc").asString().toLowerCase(java.util.Locale.ROOT);
        assertThat(editor.data("{ exportEnterprise(uscc: \"" + uscc + "\", " + asOf(before) + ") { id } }")
                        .at("/exportEnterprise/id"))
                .isEqualTo(enterprise.get("id"));
        assertThat(editor.data("{ entry(id: \"" + bowl + "\", " + asOf(before) + ") { ... on Work { slug } } }")
                        .at("/entry/slug")
                        .asString())
                .isEqualTo("thin-bowl");
        assertThat(editor.data("{ entry(id: \"" + UUID.randomUUID() + "\", " + asOf(before) + ") { id } }")
                        .get("entry")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatLiesInTheTrashIsGoneFromThePastUntilItIsTakenOut() {
        ManyWorks works = new ManyWorks(SERVER);
        UUID id = works.add(Map.of("core.title zh-Hans", "弃"));
        works.publish();
        Instant then = CLOCK.mark();
        SERVER.unpublish(id);
        assertThat(title(id, then)).isEqualTo("弃 弃 [\"zh-Hans\"]");
        assertThat(SERVER.trash().put(id, SERVER.version(id))).isTrue();
        assertThat(title(id, then)).isEqualTo("absent");
        SERVER.trash().takeOut(id);
        assertThat(title(id, then)).isEqualTo("弃 弃 [\"zh-Hans\"]");
    }

    @Test
    void whatCannotBeAskedOfThePastIsRefusedByName() {
        Instant then = CLOCK.mark();
        String future = CLOCK.instant().plusSeconds(1).toString();
        assertThat(refusal("{ works(asOf: \"" + future + "\") { totalCount } }"))
                .isEqualTo("BAD_USER_INPUT asOf");
        assertThat(refusal("{ works(search: \"jade\", " + asOf(then) + ") { totalCount } }"))
                .isEqualTo("BAD_USER_INPUT search");
        assertThat(refusal("{ works(" + asOf(then) + ") { facets(fields: [SECTOR]) { label } } }"))
                .isEqualTo("BAD_USER_INPUT facets");
        assertThat(refusal("{ works(" + asOf(then) + ") { aggregate { count } } }"))
                .isEqualTo("BAD_USER_INPUT aggregate");
        assertThat(refusal(
                        "{ works(first: 1, " + asOf(then) + ") { nodes { relatedWorks { aggregate { count } } } } }"))
                .isEqualTo("BAD_USER_INPUT aggregate");
        String other = asOf(then.minusSeconds(1));
        String first =
                "{ works(first: 2, " + asOf(then) + ", orderBy: [{field: TITLE}]%s) { pageInfo { endCursor } } }";
        String cursor =
                editor.data(first.formatted("")).at("/works/pageInfo/endCursor").asString();
        String after = first.formatted(", after: \"" + cursor + "\"");
        assertThat(editor.code(after)).isEmpty();
        assertThat(refusal(after.replace(asOf(then), other))).isEqualTo("BAD_USER_INPUT after");
        assertThat(refusal(after.replace(asOf(then) + ", ", ""))).isEqualTo("BAD_USER_INPUT after");
    }

    private static String refusal(String query) {
        JsonNode error = editor.ask(query).at("/errors/0/extensions");
        return error.path("code").asString("none") + " " + error.path("field").asString("");
    }

    @Test
    void aRequestReadsABoundedNumberOfEntries() {
        MovedClock clock = new MovedClock();
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.delivery.past-entries", 5);
        try (DeliveryServer server = DeliveryServer.over(settings, database::close, clock)) {
            TokenReader reader = TokenReader.staff(server, "editor", Role.EDITOR, Optional.empty());
            ManyWorks works = new ManyWorks(server);
            UUID id = works.add(Map.of("core.title zh-Hans", "一"));
            for (int i = 1; i < 5; i++) {
                works.add(Map.of("core.title zh-Hans", "题" + i));
            }
            works.publish();
            Instant five = clock.instant();
            clock.pass(Duration.ofMinutes(1));
            works.add(Map.of("core.title zh-Hans", "六"));
            works.publish();
            Instant six = clock.instant();
            String list = "{ works(%s, where: {title: {startsWith: \"题\"}}) { totalCount } }";
            assertThat(reader.data(list.formatted(asOf(five)))
                            .at("/works/totalCount")
                            .asInt())
                    .isEqualTo(4);
            for (String query : List.of(
                    list.formatted(asOf(six)),
                    "{ works(" + asOf(six) + ") { totalCount } }",
                    "{ work(id: \"" + id + "\", " + asOf(six) + ") { parts { totalCount } } }",
                    // two readings of five each
                    "{ works(" + asOf(five) + ", where: {title: {eq: \"一\"}}) { totalCount }" + " other: works("
                            + asOf(five) + ", where: {slug: {eq: \"a\"}}) { totalCount } }",
                    // two moments
                    "{ works(" + asOf(five) + ") { totalCount } other: works(" + asOf(five.plusSeconds(1))
                            + ") { totalCount } }")) {
                JsonNode refused = reader.ask(query).at("/errors/0/extensions");
                assertThat(refused.path("code").asString()).as(query).isEqualTo("QUERY_TOO_COMPLEX");
                assertThat(refused.path("field").asString()).isEqualTo("asOf");
                assertThat(refused.at("/params/limit").asInt()).isEqualTo(5);
                assertThat(refused.at("/params/actual").asInt()).isIn(6, 10);
            }
            assertThat(reader.data("{ work(id: \"" + id + "\", " + asOf(six)
                                    + ") { title relatedWorks { totalCount } } }")
                            .at("/work/title")
                            .asString())
                    .isEqualTo("一");
        }
    }

    @Test
    void theExampleOfTheGuideShowsWhatWasOnShow() throws IOException {
        Matcher example = Pattern.compile("```graphql as-of\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/graphql.md")));
        assertThat(example.find()).isTrue();
        Instant day = CLOCK.mark();
        SERVER.unpublish(id("tradeFair", "silkroad-2027"));
        JsonNode answer = editor.ask(example.group(1), Map.of("day", day.toString()));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/tradeFair/exhibitors/edges/0/node/products/nodes/0/name")
                        .asString())
                .isNotEmpty();
        assertThat(answer.at("/data/exportProducts/nodes/0/name").asString()).isNotEmpty();
    }
}
