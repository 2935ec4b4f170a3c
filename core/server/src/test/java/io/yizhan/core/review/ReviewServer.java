package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.ContentServer;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A server with people who write, review and publish articles. */
final class ReviewServer implements AutoCloseable {
    static final String REVIEW =
            " id state emergency afterwards round turn version step changedSince overdue dueAt may hash"
                    + " revision locale entry { id } findings { code severity field locale message }"
                    + " steps { id name roles { id } contentTicks { id required } textTicks { id required } }"
                    + " opinions { decision step round version opinion hash by { displayName } ticks { id } } ";
    static final String RESULT = " { done findings { code severity field locale message } reviews {" + REVIEW + "} } ";
    static final String WORKFLOW = " { findings { code message } workflow { id revision active entriesUnderWay"
            + " entriesUnderOlder types fourEyes steps { id name roles { id } contentTicks { id } textTicks { id } } } } ";

    final ContentServer content = new ContentServer();
    final Person chief = content.person("chief", Role.ADMIN, Optional.empty());
    final Person ann = content.person("ann", Role.EDITOR, Optional.empty());
    final Person bob = content.person("bob", Role.EDITOR, Optional.empty());
    final Person pub = content.person("pub", Role.PUBLISHER, Optional.empty());
    final Person one;
    final Person two;
    final Person three;
    private final String kind;
    private int slugs;

    ReviewServer() {
        kind = chief.get("{ terms(vocabulary: \"articleKind\", first: 1) { nodes { code } } }", Map.of())
                .at("/nodes/0/code")
                .asString();
        one = reviewer("one");
        two = reviewer("two");
        three = reviewer("three");
    }

    /** Somebody with a role of the same name, which sees all drafts and no more. */
    Person reviewer(String name) {
        role(name, Condition.always());
        return content.person(name, name, Optional.empty());
    }

    /** A role that sees some drafts. */
    void role(String name, Condition rows) {
        RoleService roles = content.bean(RoleService.class);
        content.bean(Database.class).change(sql -> {
            roles.put(sql, new Role(name, Role.Kind.STAFF, Labels.of(name, name), Labels.of(name, name), true));
            roles.replaceGrants(
                    sql,
                    "test:" + name,
                    List.of(new Grant.OnEntries(
                            name,
                            Action.READ_DRAFT,
                            Grant.ANY,
                            new FieldScope.UpTo(Visibility.INTERNAL),
                            new TreeSet<>(List.of(Grant.ANY)),
                            rows)));
        });
        roles.changed();
    }

    static Map<String, Object> texts(String text) {
        return Map.of("zh-Hans", text, "en", text);
    }

    /** A step with a required point in each list, {@code c} and {@code t}, and one more, {@code may}. */
    static Map<String, Object> step(String id, int hours, String... roles) {
        return Map.of(
                "id", id,
                "name", texts(id),
                "roles", List.of(roles),
                "hours", hours,
                "contentTicks",
                        List.of(
                                Map.of("id", "c", "text", texts("true"), "required", true),
                                Map.of("id", "may", "text", texts("fine"), "required", false)),
                "textTicks", List.of(Map.of("id", "t", "text", texts("spelled"), "required", true)));
    }

    static List<Map<String, Object>> threeSteps() {
        return List.of(step("first", 48, "one"), step("second", 24, "two"), step("last", 24, "three"));
    }

    static Map<String, Object> workflow(String name, List<String> types, List<Map<String, Object>> steps) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("expectedRevision", 0);
        input.put("name", texts(name));
        input.put("types", types);
        input.put("steps", steps);
        return input;
    }

    JsonNode saveWorkflow(Map<String, Object> input) {
        return chief.get(
                "mutation($input: SaveWorkflowInput!) { saveWorkflow(input: $input)" + WORKFLOW + "}",
                Map.of("input", input));
    }

    JsonNode activate(String id, int revision, boolean active) {
        return chief.get(
                "mutation($id: ID!, $revision: Int!, $active: Boolean!) { activateWorkflow(id: $id, expectedRevision:"
                        + " $revision, active: $active)" + WORKFLOW + "}",
                Map.of("id", id, "revision", revision, "active", active));
    }

    /** A workflow of articles with three steps, switched on. */
    String threeReviews() {
        String id = saveWorkflow(workflow("三审三校", List.of("article"), threeSteps()))
                .at("/workflow/id")
                .asString();
        activate(id, 1, true);
        return id;
    }

    /** A complete article in Chinese and English. */
    String article(Person author) {
        return author.create(
                        "article",
                        List.of(
                                localized("core.title", "zh-Hans", "甲"),
                                localized("core.title", "en", "A"),
                                shared("core.slug", "slug-" + slugs++),
                                shared("core.date", "2026-02-01"),
                                shared("core.featured", false),
                                shared("core.kind", kind)))
                .at("/entry/id")
                .asString();
    }

    String version(String entry) {
        return chief.entry(entry).get("version").asString();
    }

    void edit(Person author, String entry, Map<String, ?> change) {
        author.save(entry, version(entry), List.of(change));
    }

    Map<String, Object> submission(String entry, String... locales) {
        return Map.of("entryId", entry, "expectedVersion", version(entry), "locales", List.of(locales));
    }

    static final String SUBMIT = "mutation($input: SubmitInput!) { submitForReview(input: $input)" + RESULT + "}";

    JsonNode submit(Person person, String entry, String... locales) {
        return person.get(SUBMIT, Map.of("input", submission(entry, locales)));
    }

    /** The newest review of an entry in a locale, as somebody sees it. */
    JsonNode review(Person person, String entry, String locale) {
        return state(person, entry, locale).get("review");
    }

    JsonNode state(Person person, String entry, String locale) {
        JsonNode locales = person.get(
                "query($id: ID!) { entryReviews(entryId: $id) { locale workflow approved may sinceMyLastLook review {"
                        + REVIEW + "} earlier { id state } } }",
                Map.of("id", entry));
        return locales.valueStream()
                .filter(one -> one.get("locale").asString().equals(locale))
                .findFirst()
                .orElseThrow();
    }

    static final String DECIDE = "mutation($input: DecideInput!) { decideReview(input: $input)" + RESULT + "}";

    /** All points ticked. */
    static Map<String, Object> verdict(JsonNode review, String decision, Map<String, ?> more) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("reviewId", review.get("id").asString());
        input.put("turn", review.get("turn").asInt());
        input.put("decision", decision);
        input.put("opinion", "看过了");
        input.put("ticks", List.of("c", "t"));
        input.putAll(more);
        return input;
    }

    JsonNode decide(Person person, JsonNode review, String decision, Map<String, ?> more) {
        return person.get(DECIDE, Map.of("input", verdict(review, decision, more)));
    }

    JsonNode refusal(Person person, JsonNode review, String decision) {
        return person.refusal(DECIDE, Map.of("input", verdict(review, decision, Map.of())));
    }

    JsonNode decide(Person person, String entry, String locale, String decision) {
        return decide(person, review(person, entry, locale), decision, Map.of());
    }

    /** All three steps. */
    void approve(String entry, String locale) {
        for (Person person : List.of(one, two, three)) {
            decide(person, entry, locale, "APPROVE");
        }
    }

    JsonNode publish(String entry, String... locales) {
        return pub.publish(entry, version(entry), List.of(locales));
    }

    static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.get("findings")
                .values()
                .forEach(finding -> codes.add(finding.get("code").asString()));
        return codes;
    }

    List<String> queue(Person person) {
        JsonNode queue = person.get(
                "{ reviewQueue(first: 100) { totalCount overdueCount nodes { entry { id } locale } } }", Map.of());
        List<String> waiting = queue.get("nodes")
                .valueStream()
                .map(node -> node.at("/entry/id").asString() + " "
                        + node.get("locale").asString())
                .toList();
        if (queue.get("totalCount").asInt() != waiting.size()) {
            throw new AssertionError(queue.toString());
        }
        return waiting;
    }

    @Override
    public void close() {
        content.close();
    }
}
