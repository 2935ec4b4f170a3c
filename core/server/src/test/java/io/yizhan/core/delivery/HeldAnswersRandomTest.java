package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.media.AssetDetails;
import io.yizhan.core.media.AssetService;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random writes against many held questions: after each write every answer, on the server that wrote at once and on a second one within
 * a second, is the one computed anew, byte for byte.
 */
@Tag("any-database")
class HeldAnswersRandomTest {
    private static final int WRITES = 80;
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);
    private static final String BUYERS = "test:buyers";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final List<String> ENTRIES = new ArrayList<>();
    private static final List<UUID> WORKS = new ArrayList<>();
    private static final List<UUID> ENTERPRISES = new ArrayList<>();
    private static final List<UUID> PEOPLE = new ArrayList<>();
    private static final List<UUID> PICTURES = new ArrayList<>();

    private final Random random = new Random(20261121);
    private final List<UUID> unpublished = new ArrayList<>();
    private final List<UUID> trashed = new ArrayList<>();
    private String token = "";
    private int serial;

    /** @param partner whether the caller is one of the buyers, or nobody */
    private record Question(String query, boolean partner) {}

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        ids("works", WORKS);
        ids("exportEnterprises", ENTERPRISES);
        for (JsonNode person : SERVER.data("{ people(first: 100) { nodes { id } } }")
                .at("/people/nodes")
                .values()) {
            PEOPLE.add(UUID.fromString(person.get("id").asString()));
        }
        SERVER.data("{ works(first: 40) { nodes { media { id } } } }").at("/works/nodes").values().stream()
                .flatMap(work -> work.get("media").values().stream())
                .map(media -> UUID.fromString(media.get("id").asString()))
                .distinct()
                .forEach(PICTURES::add);
    }

    private static void ids(String list, List<UUID> into) {
        for (JsonNode node : SERVER.data("{ " + list + "(first: 100) { nodes { id slug } } }")
                .at("/" + list + "/nodes")
                .values()) {
            into.add(UUID.fromString(node.get("id").asString()));
            ENTRIES.add(list.substring(0, list.length() - 1) + " "
                    + node.get("slug").asString());
        }
    }

    @Test
    void everyAnswerIsTheOneComputedAnewAfterAnyWriteOnEveryServer() {
        becomeBuyer();
        List<Question> questions = questions();
        try (DeliveryServer second = SERVER.another()) {
            SearchReady.await(SERVER);
            SearchReady.await(second);
            questions.forEach(question -> assertSame(SERVER, question));
            questions.forEach(question -> assertSame(second, question));
            int held = 0;
            int repeats = 0;
            for (int i = 0; i < WRITES; i++) {
                String write = write();
                Instant written = Instant.now();
                int before = SERVER.counts().executions();
                List<String> answers = questions.stream()
                        .map(question -> held(SERVER, question))
                        .toList();
                held += questions.size() - (SERVER.counts().executions() - before);
                for (int q = 0; q < questions.size(); q++) {
                    assertThat(answers.get(q))
                            .as("%s, write %s: %s", questions.get(q), i, write)
                            .isEqualTo(anew(SERVER, questions.get(q)));
                }
                int requests = SERVER.counts().requests();
                for (int q = 0; q < questions.size(); q++) {
                    assertThat(repeated(SERVER, questions.get(q)))
                            .as("%s by GET, write %s: %s", questions.get(q), i, write)
                            .isEqualTo(answers.get(q));
                }
                repeats += questions.size() - (SERVER.counts().requests() - requests);
                for (int q = 0; q < questions.size(); q++) {
                    awaitSame(second, questions.get(q), answers.get(q), written, write);
                }
            }
            assertThat(repeats)
                    .as("requests that were answered before the framework saw them")
                    .isGreaterThan(WRITES * questions.size() / 3);
            // Most writes touch works: their lists go, pages of other works and all that shows none stay.
            assertThat(held)
                    .as("answers that were left alone by writes that do not concern them")
                    .isGreaterThan(WRITES * questions.size() / 2);
        }
        aChangedModelTakesAllAway();
    }

    /** A name that is no longer in the schema is refused at once, however long its answer was held. */
    private static void aChangedModelTakesAllAway() {
        String query = "{ works(first: 3) { nodes { dimensionsText } } }";
        String before = SERVER.data(query).toString();
        assertThat(SERVER.data(query).toString()).isEqualTo(before);
        for (int i = 0; i < 3; i++) {
            assertThat(SERVER.send(SERVER.get(query, "{}")).body()).contains(before);
        }
        List<ModelFile> files = ModelSource.besideClass("core", Yizhan.class, "model").files().stream()
                .map(HeldAnswersRandomTest::renamed)
                .toList();
        SERVER.bean(ContentModels.class).change(ModelReader.read(List.of(new ModelSource("core", files))));
        assertThat(SERVER.send(SERVER.get(query, "{}")).body()).startsWith("{\"errors\"");
        assertThat(SERVER.ask(query, Map.of()).has("errors")).isTrue();
        assertThat(SERVER.data(query.replace("dimensionsText", "sizeInWords")).toString())
                .isEqualTo(before.replace("dimensionsText", "sizeInWords"));
    }

    private static ModelFile renamed(ModelFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        return new ModelFile(
                file.path(),
                text.replace("  - id: dimensionsText\n", "  - id: dimensionsText\n    name: sizeInWords\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (String entry : ENTRIES) {
            String[] parts = entry.split(" ", 2);
            String shown = parts[0].equals("work")
                    ? "id title(locale: \"en\") makers { nodes { __typename ... on Person { name } } totalCount }"
                            + " media { alt credit } relatedWorks { nodes { title } }"
                    : "id name works { nodes { title slug } totalCount } localization { locale available }";
            questions.add(new Question("{ " + parts[0] + "(slug: \"" + parts[1] + "\") { " + shown + " } }", false));
        }
        for (UUID id : WORKS.subList(0, 10)) {
            questions.add(new Question("{ work(id: \"" + id + "\", locale: \"en\") { title updatedAt } }", false));
        }
        for (String query : List.of(
                "{ works(first: 10, orderBy: [{field: TITLE}]) { totalCount nodes { title slug } } }",
                "{ works(first: 5, locale: \"en\", where: {title: {contains: \"a\"}}) { nodes { title updatedAt } } }",
                "{ works(where: {makers: {some: {is: {person: {name: {contains: \"a\"}}}}}}) { totalCount } }",
                "{ people(first: 10) { nodes { name } totalCount } }",
                "{ exportEnterprises(where: {works: {some: {is: {sector: {under: \"jade\"}}}}}) { nodes { name } } }",
                "{ tradeFairs { nodes { name works(first: 3) { nodes { title media { alt } } } } } }",
                "{ tradeFairs { nodes { exhibitors(orderBy: [{field: NAME}]) { nodes { name } totalCount } } } }",
                "{ works(search: \"玉\", first: 20) { totalCount nodes { title slug } } }",
                "{ works(search: \"a\", locale: \"en\", where: {makers: {some: {}}}, orderBy: [{field: TITLE}])"
                        + " { nodes { slug } facets(fields: [SECTOR]) { values { value count } } } }",
                "{ search(text: \"jade\", locale: \"en\") { totalCount types { type count }"
                        + " nodes { highlights { field fragments } } } }",
                "{ suggest(text: \"p\", locale: \"en\") { text highlighted } }",
                "{ __schema { queryType { name } } }")) {
            questions.add(new Question(query, false));
        }
        for (String query : List.of(
                "{ exportProducts(first: 20) { totalCount nodes { slug price { amount } } } }",
                "{ exportProducts(search: \"手工\") { totalCount nodes { slug price { amount } } } }",
                "{ works(first: 4) { nodes { title } } }")) {
            questions.add(new Question(query, true));
            questions.add(new Question(query, false));
        }
        return questions;
    }

    private String write() {
        int kind = random.nextInt(13);
        if (kind == 0 && !unpublished.isEmpty()) {
            UUID id = unpublished.removeLast();
            SERVER.publish(id);
            return "publish again " + id;
        }
        if (kind == 1 && !trashed.isEmpty()) {
            UUID id = trashed.removeLast();
            SERVER.trash().takeOut(id);
            SERVER.publish(id);
            return "restore " + id;
        }
        UUID work = any(WORKS);
        boolean away = unpublished.contains(work) || trashed.contains(work);
        return switch (away ? 12 : kind) {
            case 0, 1 -> unpublish(work);
            case 2 -> {
                SERVER.unpublish(work, "en");
                yield "unpublish in one locale " + work;
            }
            case 3 -> trash(work);
            case 4 -> {
                SERVER.publish(work, "core.slug", "slug-" + serial++);
                yield "slug of " + work;
            }
            case 5 -> describe(any(PICTURES));
            case 6 -> {
                grant(random.nextInt(3));
                yield "grants";
            }
            case 7 -> {
                UUID enterprise = any(ENTERPRISES);
                SERVER.publish(enterprise, "core.name", Optional.of("zh-Hans"), "企业" + serial++, Optional.empty());
                yield "name of " + enterprise;
            }
            case 8 -> {
                Optional<List<String>> english = Optional.of(List.of("en"));
                SERVER.publish(work, "core.title", Optional.of("en"), "A title " + serial++, english);
                yield "publish in one locale " + work;
            }
            case 9, 10 -> {
                SERVER.publish(work, "core.sector", random.nextBoolean() ? "hetian-jade" : "animation");
                yield "sector of " + work;
            }
            case 11 -> {
                UUID person = any(PEOPLE);
                String name = random.nextBoolean() ? "Aba" : "Oto";
                SERVER.publish(person, "core.name", Optional.of("zh-Hans"), name, Optional.empty());
                yield "name of " + person;
            }
            default -> {
                UUID other = any(WORKS.stream()
                        .filter(id -> !unpublished.contains(id) && !trashed.contains(id))
                        .toList());
                SERVER.publish(other, "core.title", Optional.of("zh-Hans"), "题" + serial++, Optional.empty());
                yield "title of " + other;
            }
        };
    }

    private String unpublish(UUID work) {
        SERVER.unpublish(work);
        unpublished.add(work);
        return "unpublish " + work;
    }

    /** What others use stays out of the trash; it is taken back all the same. */
    private String trash(UUID work) {
        SERVER.unpublish(work);
        boolean gone = SERVER.trash().put(work, SERVER.version(work));
        (gone ? trashed : unpublished).add(work);
        return (gone ? "trash " : "unpublish ") + work;
    }

    private String describe(UUID picture) {
        AssetService assets = SERVER.bean(AssetService.class);
        try {
            assets.update(picture, assets.require(picture).revision(), before -> {
                Optional<String> credit = Optional.of("Credit " + serial++);
                return new AssetDetails(
                        before.name(), before.focalPoint(), before.alt(), before.caption(), credit, before.rights());
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return "picture " + picture;
    }

    private void becomeBuyer() {
        RoleService roles = SERVER.bean(RoleService.class);
        Labels label = Labels.of("买家", "Buyer");
        SERVER.database().change(sql -> roles.put(sql, new Role(BUYERS, Role.Kind.PARTNER, label, label, true)));
        roles.changed();
        grant(1);
        NewPerson buyer = new NewPerson(
                SERVER.bean(UserService.class), SERVER.bean(TokenService.class), "buyer", BUYERS, Optional.empty());
        token = buyer.token(buyer.make(), Set.of(ApiScope.DELIVERY_READ), Instant.now());
    }

    /** Prices for nobody, for all products, or for those of enterprises with jade, which depends on other entries. */
    private void grant(int kind) {
        Condition jade = new Condition.Linked(
                FieldPath.parse("core.enterprise"),
                Condition.Quantifier.SOME,
                new Condition.Linked(
                        FieldPath.parse("core.works"),
                        Condition.Quantifier.SOME,
                        Condition.compare("core.sector", Operator.UNDER, Value.of("jade"))));
        Condition rows = kind == 1 ? Condition.always() : jade;
        List<Grant> grants = kind == 0
                ? List.of()
                : List.of(new Grant.OnEntries(
                        BUYERS,
                        Action.READ_PUBLISHED,
                        "exportProduct",
                        new FieldScope.UpTo(Visibility.PARTNER),
                        new TreeSet<>(Set.of(Grant.ANY)),
                        rows));
        RoleService roles = SERVER.bean(RoleService.class);
        SERVER.database().change(sql -> {
            roles.replaceGrants(sql, BUYERS, grants);
            SERVER.bean(EventStore.class).append(sql, Optional.empty(), List.of(new Event.AccessChanged()));
        });
        roles.changed();
    }

    private UUID any(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private void assertSame(DeliveryServer server, Question question) {
        String answer = held(server, question);
        assertThat(answer).as(question.toString()).doesNotContain("\"errors\"").isEqualTo(anew(server, question));
    }

    private void awaitSame(DeliveryServer server, Question question, String expected, Instant written, String write) {
        String answer = repeated(server, question);
        while (!answer.equals(expected) && Instant.now().isBefore(written.plus(ELSEWHERE))) {
            answer = repeated(server, question);
        }
        assertThat(answer).as("%s elsewhere after %s", question, write).isEqualTo(expected);
    }

    private String held(DeliveryServer server, Question question) {
        return server.send(request(server, question)).body();
    }

    /** By the same GET each time, of callers who are nobody. */
    private String repeated(DeliveryServer server, Question question) {
        return question.partner()
                ? held(server, question)
                : server.send(server.get(question.query(), "{}")).body();
    }

    /** As computed for a reader who asks for a later state than any: past what is held. */
    private String anew(DeliveryServer server, Question question) {
        return server.send(request(server, question).header(HeldAnswers.MIN_POSITION, Long.toString(Long.MAX_VALUE)))
                .body();
    }

    private HttpRequest.Builder request(DeliveryServer server, Question question) {
        HttpRequest.Builder request = server.post(question.query(), Map.of());
        return question.partner() ? request.header("Authorization", "Bearer " + token) : request;
    }
}
