package io.yizhan.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Conditions on makers of either type by chance, and what they mean of a maker as {@link #MAKER} selects it. */
final class MakerConditions {
    static final String MAKER = "{ __typename ... on Entry { id createdAt updatedAt publishedAt }"
            + " ... on Person { sortName birth { earliestYear } } ... on Organisation { sort: kind { code } } }";

    private static final Predicate<JsonNode> IS_PERSON = is("Person");
    private static final Predicate<JsonNode> IS_ORGANISATION = is("Organisation");

    private final Random random;
    private final List<UUID> ids;
    private final Set<String> ofJade;

    /**
     * @param members of the object, without its braces
     * @param holds of a maker
     */
    record Asked(String members, Predicate<JsonNode> holds) {
        String where() {
            return "{" + members + "}";
        }
    }

    /**
     * @param ids of makers, and of others
     * @param ofJade ids of those who made a work of jade
     */
    MakerConditions(Random random, List<UUID> ids, Set<String> ofJade) {
        this.random = random;
        this.ids = ids;
        this.ofJade = ofJade;
    }

    private static Predicate<JsonNode> is(String type) {
        return maker -> maker.get("__typename").asString().equals(type);
    }

    Asked next(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 12)) {
            case 0 -> type();
            case 1 -> id();
            case 2 -> moment();
            case 3 -> person();
            case 4 -> organisation();
            case 5 -> either();
            case 6 -> both(moment(), either());
            case 7 -> {
                Asked inner = next(depth - 1);
                yield new Asked("not: " + inner.where(), inner.holds().negate());
            }
            case 8, 9 -> {
                List<Asked> several = several(depth);
                yield new Asked(
                        "or: " + list(several),
                        maker -> several.stream().anyMatch(one -> one.holds().test(maker)));
            }
            case 10 -> {
                List<Asked> several = several(depth);
                yield new Asked(
                        "and: " + list(several),
                        maker -> several.stream().allMatch(one -> one.holds().test(maker)));
            }
            default -> both(type(), person());
        };
    }

    private List<Asked> several(int depth) {
        List<Asked> several = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            several.add(next(depth - 1));
        }
        return several;
    }

    private static String list(List<Asked> several) {
        return several.stream().map(Asked::where).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Asked both(Asked one, Asked other) {
        return new Asked(one.members() + ", " + other.members(), one.holds().and(other.holds()));
    }

    private Asked type() {
        return any(List.of(
                new Asked("type: {eq: PERSON}", IS_PERSON),
                new Asked("type: {ne: PERSON}", IS_ORGANISATION),
                new Asked("type: {in: [ORGANISATION, WORK]}", IS_ORGANISATION),
                new Asked("type: {notIn: [ORGANISATION]}", IS_PERSON),
                new Asked("type: {in: []}", _ -> false),
                new Asked("type: {notIn: []}", _ -> true)));
    }

    private Asked id() {
        Set<String> some = ids.stream()
                .filter(_ -> random.nextInt(4) == 0)
                .map(UUID::toString)
                .collect(Collectors.toSet());
        String list = some.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", ", "[", "]"));
        Predicate<JsonNode> in = maker -> some.contains(maker.get("id").asString());
        return random.nextBoolean()
                ? new Asked("id: {in: " + list + "}", in)
                : new Asked("id: {notIn: " + list + "}", in.negate());
    }

    private Asked moment() {
        String field = any(List.of("createdAt", "updatedAt", "publishedAt"));
        Instant moment = any(MixedMakers.moments());
        boolean before = random.nextBoolean();
        return new Asked(
                field + ": {" + (before ? "lt" : "gte") + ": \"" + moment + "\"}",
                maker -> Instant.parse(maker.get(field).asString()).isBefore(moment) == before);
    }

    private Asked either() {
        Asked one = person();
        Asked other = organisation();
        return new Asked(one.members() + ", " + other.members(), one.holds().or(other.holds()));
    }

    private Asked person() {
        return any(List.of(
                named("person", "", _ -> true),
                named("person", "sortName: {eq: \"A\"}", sortName("A")),
                named("person", "sortName: {ne: \"A\"}", sortName("A").negate()),
                named("person", "sortName: {isNull: true}", sortName("")),
                named(
                        "person",
                        "or: [{sortName: {eq: \"A\"}}, {sortName: {eq: \"B\"}}]",
                        sortName("A").or(sortName("B"))),
                named(
                        "person",
                        "birth: {earliestYear: {gte: 1368}}",
                        maker -> maker.at("/birth/earliestYear").asInt(0) >= 1368),
                named("person", "works: {some: {sector: {eq: \"jade\"}}}", this::madeJade)));
    }

    private Asked organisation() {
        return any(List.of(
                named("organisation", "", _ -> true),
                named("organisation", "kind: {eq: \"museum\"}", kind("museum")),
                named("organisation", "kind: {notIn: [\"museum\", \"school\"]}", kind("gallery")),
                named("organisation", "works: {none: {sector: {eq: \"jade\"}}}", maker -> !madeJade(maker))));
    }

    private static Asked named(String type, String members, Predicate<JsonNode> holds) {
        Predicate<JsonNode> own = type.equals("person") ? IS_PERSON : IS_ORGANISATION;
        return new Asked(type + ": {" + members + "}", own.and(holds));
    }

    private static Predicate<JsonNode> sortName(String name) {
        return maker -> maker.path("sortName").asString("").equals(name);
    }

    private static Predicate<JsonNode> kind(String code) {
        return maker -> maker.at("/sort/code").asString("").equals(code);
    }

    private boolean madeJade(JsonNode maker) {
        return ofJade.contains(maker.get("id").asString());
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
