package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * References to several types in the past: conditions, orders, pages and counts by type are those that were shown then, after makers
 * of both types were changed, taken back and linked anew.
 */
@Tag("any-database")
class AsOfSeveralTypesTest {
    private static final long SEED = 20_270_302;
    private static final int WRITES = 60;
    private static final int ASKED_EACH = 3;
    private static final String LOCALE = "locale: \"zh-Hans\"";
    private static final MixedMakers DATA = new MixedMakers(SEED);

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(DATA.clock());

    private final Random random = new Random(SEED);
    private final Set<UUID> away = new HashSet<>();
    private final Set<String> ofJade = new TreeSet<>();

    /** An answer as it was given. */
    private record Shown(Instant moment, String query, JsonNode answer) {}

    @BeforeAll
    static void load() {
        DATA.publish(SERVER);
    }

    @Test
    void everyMomentAnswersWhatWasShownThen() {
        TokenReader editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        List<Shown> shown = new ArrayList<>();
        Map<Instant, List<String>> walks = new LinkedHashMap<>();
        UUID many = DATA.works.getFirst();
        SERVER.publish(many, "core.makers", makers(12));
        for (int i = 0; i < WRITES; i++) {
            DATA.pass(Duration.ofMinutes(1 + random.nextInt(30)));
            write();
            for (int asked = 0; asked < ASKED_EACH; asked++) {
                String query = query();
                shown.add(new Shown(SERVER.now(), query, answer(editor, query, "")));
            }
            if (i % 10 == 0) {
                walks.put(SERVER.now(), walk(editor, many, "first: 20", ""));
            }
        }
        DATA.pass(Duration.ofHours(1));
        int answered = 0;
        for (Shown one : shown) {
            String asOf = asOf(one.moment());
            assertThat(answer(editor, one.query(), asOf))
                    .as(one.query().replace("AS_OF", asOf))
                    .isEqualTo(one.answer());
            answered += one.answer().isObject() ? 1 : 0;
        }
        assertThat(answered).as("all refused would prove nothing").isGreaterThan(shown.size() / 2);
        assertThat(shown.stream().map(Shown::answer).distinct().count()).isGreaterThan(shown.size() / 2);
        walks.forEach((moment, whole) -> {
            assertThat(whole).hasSizeGreaterThan(2);
            assertThat(walk(editor, many, "first: 2", asOf(moment))).isEqualTo(whole);
            assertThat(walk(editor, many, "last: 3", asOf(moment))).isEqualTo(whole.reversed());
        });
        assertThat(walks.values().stream().distinct().count()).isGreaterThan(2);
    }

    private static String asOf(Instant moment) {
        return ", asOf: \"" + moment + "\"";
    }

    /** Its data, or as a text the code of its refusal. */
    private static JsonNode answer(TokenReader editor, String query, String asOf) {
        JsonNode answer = editor.ask(query.replace("AS_OF", asOf));
        return answer.has("errors") ? answer.at("/errors/0/extensions/code") : answer.get("data");
    }

    private String query() {
        MakerConditions conditions = new MakerConditions(
                random,
                Stream.of(DATA.people, DATA.organisations).flatMap(List::stream).toList(),
                ofJade);
        String where = conditions.next(random.nextInt(3)).where();
        String list = "makers(%s, where: " + where + order() + ") { totalCount types { type label count }"
                + " edges { role { code } node " + MakerConditions.MAKER
                + " } pageInfo { hasNextPage hasPreviousPage } }";
        return switch (random.nextInt(4)) {
            case 0, 1 ->
                "{ works(first: 60, " + LOCALE + "AS_OF) { nodes { id owner " + MakerConditions.MAKER + " all: "
                        + list.formatted("first: 20") + " some: " + list.formatted("first: 2, offset: 1") + " last: "
                        + list.formatted("last: 2") + " } } }";
            case 2 ->
                "{ works(first: 100, " + LOCALE + ", where: {makers: {"
                        + List.of("some", "none", "every").get(random.nextInt(3)) + ": {is: " + where
                        + "}}}AS_OF) { totalCount nodes { id } } }";
            default ->
                "{ works(first: 100, " + LOCALE + ", where: {owner: {is: " + where + "}}AS_OF) { nodes { id owner "
                        + MakerConditions.MAKER + " } } people(first: 5, " + LOCALE
                        + "AS_OF) { nodes { works(first: 2) { totalCount nodes { id } } } } }";
        };
    }

    private String order() {
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add("{field: "
                    + List.of("CREATED_AT", "UPDATED_AT", "PUBLISHED_AT").get(random.nextInt(3)) + ", direction: "
                    + (random.nextBoolean() ? "DESC" : "ASC") + "}");
        }
        return keys.isEmpty() ? "" : ", orderBy: [" + String.join(", ", keys) + "]";
    }

    /** The ids of a work's makers from one end to the other, by cursors. */
    private static List<String> walk(TokenReader editor, UUID work, String page, String asOf) {
        return editor.walk(
                "{ work(id: \"" + work + "\", " + LOCALE + asOf + ") { makers(PAGE, where: {not: {organisation:"
                        + " {kind: {eq: \"school\"}}}}, orderBy: [{field: UPDATED_AT, direction: DESC}]) { SHOWN } } }",
                page);
    }

    private void write() {
        UUID maker = any(random.nextBoolean() ? DATA.people : DATA.organisations);
        if (away.remove(maker)) {
            SERVER.publish(maker);
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                SERVER.unpublish(maker);
                away.add(maker);
            }
            case 2 -> SERVER.publish(maker);
            case 3 -> {
                UUID person = any(DATA.people);
                SERVER.publish(person, "core.sortName", any(List.of("A", "B", "C")));
                away.remove(person);
            }
            case 4 -> {
                UUID organisation = any(DATA.organisations);
                SERVER.publish(organisation, "core.kind", any(List.of("museum", "school", "gallery")));
                away.remove(organisation);
            }
            case 5 -> SERVER.publish(DATA.works.getFirst(), "core.makers", makers(12));
            case 6 -> SERVER.publish(any(DATA.works), "core.sector", any(List.of("jade", "ceramics")));
            default -> SERVER.publish(any(DATA.works), "core.makers", makers(random.nextInt(8)));
        }
    }

    /** Links to different makers of both types. */
    private List<Map<String, Object>> makers(int count) {
        Map<UUID, Map<String, Object>> links = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            boolean person = random.nextBoolean();
            UUID id = any(person ? DATA.people : DATA.organisations);
            links.put(
                    id,
                    Map.of(
                            "type",
                            person ? "person" : "organisation",
                            "id",
                            id.toString(),
                            "attributes",
                            Map.of("role", any(List.of("artist", "carver")))));
        }
        return List.copyOf(links.values());
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
