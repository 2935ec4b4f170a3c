package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.TokenService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What answers say of what they depend on, to those who ask. */
@Tag("any-database")
class CacheTagsTest {
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id title media { id } } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void tagsComeOnlyWhenAskedForAndAreTheSameMadeAnewAndHeld() {
        HttpResponse<String> plain = SERVER.send(SERVER.post(PENDANT, Map.of()));
        assertThat(plain.headers().firstValue("X-Cache-Tags")).isEmpty();

        String query = PENDANT.replace("title", "title slug");
        int executed = SERVER.counts().executions();
        Set<String> made = tags(query);
        Set<String> held = tags(query);
        assertThat(SERVER.counts().executions()).isEqualTo(executed + 1);
        assertThat(held).isEqualTo(made);
        assertThat(made).contains("schema").anyMatch(tag -> tag.startsWith("audience:"));
        assertThat(made.stream().filter(tag -> tag.startsWith("entry:"))).hasSize(1);
        assertThat(made.stream().filter(tag -> tag.startsWith("asset:"))).isNotEmpty();
        assertThat(made).as("it shows no list").noneMatch(tag -> tag.startsWith("list:"));
        assertThat(tags("{ works(first: 2) { nodes { title } } }")).contains("list:work");
    }

    @Test
    void aChangeIsToldByTheTagsOfExactlyTheAnswersItMayHaveChanged() {
        String other = "{ work(slug: \"" + otherSlug() + "\") { title } }";
        String works = "{ works(first: 3) { nodes { title } } }";
        String fairs = "{ tradeFairs(first: 3) { nodes { name } } }";
        UUID id = id(PENDANT);
        long before = position();

        SERVER.publish(id, "core.title", Optional.of("en"), "A pendant told anew", Optional.empty());

        Set<String> touched = touchedSince(before);
        assertThat(touched).isNotEmpty();
        assertThat(tags(PENDANT)).containsAnyElementsOf(touched);
        assertThat(tags(works)).containsAnyElementsOf(touched);
        assertThat(tags(other)).doesNotContainAnyElementsOf(touched);
        assertThat(tags(fairs)).doesNotContainAnyElementsOf(touched);
        assertThat(SERVER.bean(CacheTags.class).touchedBy(new Event.EntrySaved(id, "work", "2.0")))
                .as("a draft is in no answer")
                .isEmpty();
        assertThat(SERVER.bean(CacheTags.class).touchedBy(new Event.ModelChanged(2, "x")))
                .isSubsetOf(tags(other));
    }

    @Test
    void anEntryThatIsNotThereIsNamedToo() {
        UUID absent = UUID.randomUUID();
        Set<String> tags = tags("{ work(id: \"" + absent + "\") { title } }");
        Set<String> touched =
                SERVER.bean(CacheTags.class).touchedBy(new Event.EntryPublished(absent, "work", 1, List.of("en")));
        assertThat(tags).containsAnyElementsOf(touched);
        assertThat(String.join(" ", tags)).as("ids stay sealed").doesNotContain(absent.toString());
    }

    @Test
    void manyEntriesAreNamedByTheirTypesLists() {
        List<Dependency> many = new ArrayList<>();
        IntStream.range(0, 2_000).forEach(_ -> many.add(new Dependency.OnEntry(UUID.randomUUID())));
        IntStream.range(0, 2_000).forEach(_ -> many.add(new Dependency.OnAsset(UUID.randomUUID())));
        CacheTags tags = SERVER.bean(CacheTags.class);
        String text = tags.of(new AnswerOrigin(new HashSet<>(many), Set.of("work", ""), null), "a".repeat(32));
        assertThat(text).hasSizeLessThan(3_000);
        List<String> names = List.of(text.split(" "));
        assertThat(names).contains("list:work", "entries", "assets", "schema");
        assertThat(names).noneMatch(name -> name.startsWith("entry:") || name.startsWith("asset:"));
        for (Dependency one : List.of(many.getFirst(), many.getLast())) {
            Event change = one instanceof Dependency.OnEntry(UUID id)
                    ? new Event.EntryTrashed(id, "work")
                    : new Event.AssetChanged(((Dependency.OnAsset) one).id());
            assertThat(names).containsAnyElementsOf(tags.touchedBy(change));
        }
    }

    @Test
    void anAnswerThatTheClockWillChangeSaysWhen() {
        String query = "{ tradeFairs(first: 3, where: {endDate: {gteNow: {}}}) { nodes { name } } }";
        HttpResponse<String> answer = ask(query, Optional.empty());
        assertThat(answer.body()).doesNotContain("errors");
        assertThat(Instant.parse(answer.headers().firstValue("X-Cache-Until").orElseThrow()))
                .isAfter(Instant.now());
        assertThat(ask(PENDANT, Optional.empty()).headers().firstValue("X-Cache-Until"))
                .isEmpty();
    }

    @Test
    void answersWithErrorsHaveNoTagsAndThoseOfStaffHave() {
        assertThat(ask("{ work(slug: \"peace-pendant\") { title(locale: \"fr\") } }", Optional.empty())
                        .headers()
                        .firstValue("X-Cache-Tags"))
                .isEmpty();
        String staff = SERVER.bean(TokenService.class)
                .create(
                        "staff",
                        Set.of(ApiScope.DELIVERY_READ, ApiScope.ADMIN_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.empty())
                .secret()
                .orElseThrow();
        HttpResponse<String> answer = ask(PENDANT, Optional.of(staff));
        assertThat(answer.headers().firstValue("X-Cache-Tags").orElseThrow()).contains("entry:");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    private static Set<String> touchedSince(long position) {
        Set<String> touched = new HashSet<>();
        SERVER.database()
                .read(sql -> SERVER.bean(EventStore.class).after(sql, position, 100))
                .forEach(event -> touched.addAll(SERVER.bean(CacheTags.class).touchedBy(event.event())));
        return touched;
    }

    private static long position() {
        return SERVER.database().read(sql -> SERVER.bean(EventStore.class).position(sql));
    }

    private static String otherSlug() {
        return SERVER.data("{ works(first: 40) { nodes { slug } } }").at("/works/nodes").values().stream()
                .map(work -> work.get("slug").asString())
                .filter(slug -> !slug.equals("peace-pendant"))
                .findFirst()
                .orElseThrow();
    }

    private static UUID id(String query) {
        return UUID.fromString(SERVER.data(query).at("/work/id").asString());
    }

    private static Set<String> tags(String query) {
        return Set.of(ask(query, Optional.empty())
                .headers()
                .firstValue("X-Cache-Tags")
                .orElseThrow()
                .split(" "));
    }

    private static HttpResponse<String> ask(String query, Optional<String> token) {
        var request = SERVER.post(query, Map.of()).header("X-Cache-Tags", "true");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return SERVER.send(request);
    }
}
