package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Anybody reads works in English, one of them in Russian too, and people and enterprises in any locale. */
class GrantedLocalesTest {
    private static final String PENDANT = "slug: \"peace-pendant\"";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static JsonNode before;

    @BeforeAll
    static void grant() {
        SERVER.withSamples();
        SearchReady.await(SERVER);
        before = SERVER.data("{ works(first: 100, locale: \"en\") { totalCount nodes { id title slug } } work("
                + PENDANT + ") { id makers { nodes { ... on Person { id } } } } }");
        ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                on("work", Condition.always(), "en"),
                on("work", Condition.compare("core.slug", Operator.EQ, Value.of("peace-pendant")), "ru"),
                on("person", Condition.always(), Grant.ANY),
                on("tradeFair", Condition.always(), "zh-Hans"),
                names("tradeFair"),
                on("organisation", Condition.always(), "zh-Hans"),
                names("organisation"),
                on("exportEnterprise", Condition.always(), Grant.ANY));
    }

    private static Grant on(String type, Condition rows, String... locales) {
        return new Grant.OnEntries(
                Role.ANONYMOUS,
                Action.READ_PUBLISHED,
                type,
                new FieldScope.UpTo(Visibility.PUBLIC),
                new TreeSet<>(Set.of(locales)),
                rows);
    }

    /** In English, what is called name: in groups too, but not the groups. */
    private static Grant names(String type) {
        return new Grant.OnEntries(
                Role.ANONYMOUS,
                Action.READ_PUBLISHED,
                type,
                new FieldScope.Keys(new TreeSet<>(Set.of(FieldKey.parse("core.name")))),
                new TreeSet<>(Set.of("en")),
                Condition.always());
    }

    @Test
    void whatStandsInAFieldShowsWhereTheFieldDoes() {
        JsonNode answer = SERVER.ask(
                "{ tradeFairs(first: 100, locale: \"zh-Hans\") { nodes { name en: name(locale: \"en\") venues { name"
                        + " en: name(locale: \"en\") } } } }",
                Map.of());
        int venues = 0;
        for (JsonNode fair : answer.at("/data/tradeFairs/nodes")) {
            assertThat(fair.get("en").isString()).isTrue();
            for (JsonNode venue : fair.get("venues")) {
                assertThat(venue.get("name").isString()).isTrue();
                assertThat(venue.get("en").isNull()).isTrue();
                venues++;
            }
        }
        assertThat(venues).isPositive();
        assertThat(answer.at("/extensions/restricted").size()).isEqualTo(venues);
        assertThat(SERVER.ask("{ tradeFairs(locale: \"en\") { nodes { venues { name } } } }", Map.of())
                        .at("/data/tradeFairs/nodes/0/venues")
                        .size())
                .isZero();
    }

    @Test
    void whatADateIsCalledShowsWhereTheDateDoes() {
        JsonNode answer = SERVER.ask(
                "{ organisations(first: 100, locale: \"zh-Hans\") { nodes { founded { display en: display(locale: \"en\") } } } }",
                Map.of());
        int dates = 0;
        for (JsonNode organisation : answer.at("/data/organisations/nodes")) {
            JsonNode founded = organisation.get("founded");
            if (!founded.isNull() && founded.get("display").isString()) {
                assertThat(founded.get("en").isNull()).isTrue();
                dates++;
            }
        }
        assertThat(dates).isPositive();
        assertThat(answer.at("/extensions/restricted").size()).isEqualTo(dates);
    }

    private static int count(String list) {
        return SERVER.data("{ list: " + list + " }").at("/list").findValue("n").asInt();
    }

    @Test
    void aListInALocaleHoldsWhatIsGrantedInIt() {
        JsonNode now = SERVER.data("{ works(first: 100, locale: \"en\") { totalCount nodes { id title slug } } }");
        assertThat(now.get("works")).isEqualTo(before.get("works"));
        assertThat(now.at("/works/totalCount").asInt()).isGreaterThan(5);
        for (String locale : List.of("zh-Hans", "ar", "ug")) {
            assertThat(count("works(locale: \"" + locale + "\") { n: totalCount }"))
                    .isZero();
            assertThat(count("worksAggregate(locale: \"" + locale + "\") { n: count }"))
                    .isZero();
            assertThat(SERVER.data("{ work(" + PENDANT + ", locale: \"" + locale + "\") { id } }")
                            .get("work")
                            .isNull())
                    .isTrue();
        }
        assertThat(SERVER.data("{ works(locale: \"ru\") { nodes { slug } } }")
                        .at("/works/nodes")
                        .toString())
                .isEqualTo("[{\"slug\":\"peace-pendant\"}]");
    }

    @Test
    void aFieldShowsInTheLocalesInWhichItsEntryDoes() {
        JsonNode answer = SERVER.ask(
                "{ works(first: 100, locale: \"en\") { nodes { slug title zh: title(locale: \"zh-Hans\") ru: title(locale:"
                        + " \"ru\") localization { available } } } }",
                Map.of());
        JsonNode nodes = answer.at("/data/works/nodes");
        for (JsonNode work : nodes) {
            assertThat(work.get("title").isString()).isTrue();
            assertThat(work.get("zh").isNull()).isTrue();
            assertThat(work.get("ru").isNull())
                    .as("which entry it is would have to be known")
                    .isTrue();
            assertThat(work.at("/localization/available").toString()).isEqualTo("[\"en\"]");
        }
        assertThat(answer.at("/extensions/restricted").size())
                .as("null is never silent")
                .isEqualTo(2 * nodes.size());

        JsonNode russian = SERVER.data("{ work(" + PENDANT
                        + ", locale: \"ru\") { title en: title(locale: \"en\") localization { available } } }")
                .get("work");
        assertThat(russian.get("title").asString())
                .isNotEqualTo(russian.get("en").asString());
        assertThat(russian.get("en").isString())
                .as("whoever sees one, sees all in English")
                .isTrue();
        assertThat(russian.at("/localization/available").toString()).isEqualTo("[\"en\",\"ru\"]");
    }

    @Test
    void linksLeadToWhatIsGrantedInTheirLocale() {
        String maker = before.at("/work/makers/nodes/0/id").asString();
        String works = "works { totalCount nodes { id } }";
        JsonNode person = SERVER.data("{ person(id: \"" + maker + "\", locale: \"zh-Hans\") { name " + works
                + " en: works(locale: \"en\") { totalCount nodes { title } } }"
                + " russian: person(id: \"" + maker + "\", locale: \"ru\") { " + works + " } }");
        assertThat(person.at("/person/name").isString()).isTrue();
        assertThat(person.at("/person/works/totalCount").asInt()).isZero();
        assertThat(person.at("/person/works/nodes").size()).isZero();
        assertThat(person.at("/person/en/totalCount").asInt()).isPositive();
        assertThat(person.at("/russian/works/nodes").toString())
                .isEqualTo("[{\"id\":\"" + before.at("/work/id").asString() + "\"}]");
    }

    @Test
    void conditionsCountsAndSearchesKnowNoMore() {
        for (Map.Entry<String, String> one :
                Map.of("zh-Hans", "平安", "ru", "покой", "en", "peace").entrySet()) {
            String locale = one.getKey();
            JsonNode data = SERVER.data(
                    """
                    {
                      search(text: "%2$s", types: [WORK], locale: "%1$s") { totalCount types { count } }
                      suggest(text: "%2$s", types: [WORK], locale: "%1$s") { text }
                      works(search: "%2$s", locale: "%1$s") { totalCount facets(fields: [SECTOR]) { values { count } } }
                      people(where: {works: {some: {slug: {eq: "peace-pendant"}}}}, locale: "%1$s") { totalCount }
                      entry(id: "%3$s", locale: "%1$s") { __typename }
                    }""".formatted(locale, one.getValue(), before.at("/work/id").asString()));
            boolean granted = !locale.equals("zh-Hans");
            assertThat(data.get("entry").isNull()).as(locale).isNotEqualTo(granted);
            assertThat(data.at("/people/totalCount").asInt()).as(locale).isEqualTo(granted ? 1 : 0);
            assertThat(data.at("/search/totalCount").asInt() > 0).as(locale).isEqualTo(granted);
            assertThat(data.at("/search/types").size() > 0).as(locale).isEqualTo(granted);
            assertThat(data.get("suggest").size() > 0).as(locale).isEqualTo(granted);
            assertThat(data.at("/works/totalCount").asInt() > 0).as(locale).isEqualTo(granted);
        }
    }
}
