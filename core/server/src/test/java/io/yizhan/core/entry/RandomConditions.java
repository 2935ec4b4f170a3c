package io.yizhan.core.entry;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random entries and conditions over {@link SmallModel}; few different values, so that conditions often hold. */
final class RandomConditions {
    private static final List<String> TEXTS = List.of("玉", "和田玉", "Jade", "JADE vase", "jáde", "", "a b", "%_", "ж");
    private static final List<String> DAYS = List.of("2026-01-01", "2026-05-02", "1999-12-31");
    private static final List<String> INSTANTS = List.of("2026-05-02T02:00:00Z", "2026-05-03T02:00:00Z");
    private static final List<String> TERMS = List.of("craft", "jade", "nephrite", "film");
    private static final List<String> DECIMALS = List.of("0", "1.5", "2", "-3.25", "10");
    private static final List<String> TEXT_FIELDS =
            List.of("core.title", "core.note", "core.site", "core.contact", "core.slug", "core.name");
    private static final List<String> NUMBER_FIELDS = List.of(
            "core.pieces",
            "core.born",
            "core.ratio",
            "core.made/earliest",
            "core.made/latest",
            "core.price/amount",
            "core.weight/normalized",
            "core.size/core.height");

    /** Of which it is told only whether there is a value. */
    private static final List<String> PRESENT_OR_NOT = List.of(
            "core.story",
            "core.body",
            "core.extra",
            "core.media",
            "core.scan",
            "core.size/core.how",
            "core.price",
            "core.made",
            "core.sector");

    private static final List<String> DEGREES = List.of("0", "43.8", "87.6", "-43.8", "179.9", "-179.9", "90");

    private final Random random;
    /** Entries there are, as far as told. */
    private List<String> known = List.of("none");

    private final List<String> people = new ArrayList<>();

    RandomConditions(long seed) {
        random = new Random(seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Values of a person, as {@link #entry} gives those of a work. */
    Map<String, Object> person(String id) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "core.name zh-Hans", any(TEXTS));
        put(values, "core.name en", any(TEXTS));
        put(values, "core.pieces", random.nextInt(4));
        put(values, "core.born", random.nextInt(4));
        people.add(id);
        return values;
    }

    /** Values by field and locale ({@code *} where not localised). */
    Map<String, Object> entry(int number, List<String> others) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "core.title zh-Hans", any(TEXTS));
        put(values, "core.title en", any(TEXTS));
        put(values, "core.note", any(TEXTS));
        put(values, "core.signed", random.nextBoolean());
        put(values, "core.pieces", random.nextInt(4));
        put(values, "core.ratio", any(DECIMALS));
        put(values, "core.shown", any(DAYS));
        put(
                values,
                "core.opens",
                Map.of("local", "2026-05-0" + (2 + random.nextInt(2)) + "T10:00", "zone", "Asia/Shanghai"));
        put(values, "core.made", Map.of("edtf", any(List.of("1736/1795", "1900", "-0205"))));
        put(
                values,
                "core.price",
                Map.of("amount", any(List.of("0", "1.5", "10")), "currency", any(List.of("CNY", "EUR"))));
        put(values, "core.weight", Map.of("value", any(List.of("2", "1.5", "0.002")), "unit", any(List.of("g", "kg"))));
        put(values, "core.sector", any(TERMS));
        put(values, "core.subjects", List.of(any(TERMS.subList(0, 2)), any(TERMS.subList(2, 4))));
        put(values, "core.site", any(List.of("https://example.org/jade", "https://example.com/")));
        put(values, "core.contact", any(List.of("a@example.org", "jade@example.org")));
        put(values, "core.slug", "jade-" + number);
        put(values, "core.latitude", any(List.of("0", "43.8", "43.81", "-43.8", "90")));
        put(values, "core.longitude", any(DEGREES));
        put(values, "core.size", chance(50) ? Map.of("height", random.nextInt(4)) : Map.of("how", formatted()));
        put(
                values,
                "core.certificates",
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> certificate())
                        .toList());
        put(values, "core.story zh-Hans", "玉".repeat(300));
        if (chance(50)) {
            put(values, "core.story en", any(List.of("", "Jade")));
        }
        put(values, "core.body", formatted());
        put(values, "core.extra", any(List.of(List.of(), Map.of("a", 1), "text", 0)));
        put(values, "core.media", chance(20) ? List.of() : List.of(asset()));
        if (chance(50)) {
            put(values, any(List.of("core.scan zh-Hans", "core.scan en")), asset());
        }
        if (!others.isEmpty()) {
            known = List.copyOf(others);
            put(values, "core.above", Map.of("type", "work", "id", any(others)));
            put(values, "core.makers", links("work", others, 20));
        }
        List<Object> credits = new ArrayList<>(links("person", people, 15));
        credits.addAll(links("work", others, 10));
        put(values, "core.credits", credits);
        return values;
    }

    private Map<String, Object> certificate() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("number", "A");
            case 1 -> Map.of("number", "A", "remark", "玉");
            case 2 -> Map.of("number", "玉", "file", asset());
            default -> Map.of("number", any(List.of("A", "玉")), "year", random.nextInt(4));
        };
    }

    private static Map<String, Object> formatted() {
        Map<String, Object> text = Map.of("type", "text", "text", "Jade");
        return Map.of("type", "doc", "content", List.of(Map.of("type", "paragraph", "content", List.of(text))));
    }

    private Map<String, Object> asset() {
        return Map.of("id", new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | random.nextInt(3)).toString());
    }

    private List<Map<String, Object>> links(String type, List<String> ids, int percent) {
        return ids.stream()
                .filter(_ -> chance(percent))
                .map(id -> chance(60)
                        ? Map.of(
                                "type",
                                type,
                                "id",
                                id,
                                "attributes",
                                Map.of("role", any(List.of("A", "玉", "Ａ jáde", "100%_"))))
                        : Map.<String, Object>of("type", type, "id", id))
                .toList();
    }

    private void put(Map<String, Object> values, String key, Object value) {
        if (chance(75)) {
            values.put(key, value);
        }
    }

    Condition condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 4);
        return switch (kind) {
            case 4 -> new Condition.All(parts(depth));
            case 5 -> new Condition.Any(parts(depth));
            case 6 -> new Condition.Not(condition(depth - 1));
            case 7 ->
                new Condition.Linked(
                        FieldPath.parse("core.makers"), quantifier(), chance(40) ? role() : condition(depth - 1));
            case 3 -> new Condition.Linked(FieldPath.parse("core.certificates"), quantifier(), row());
            case 8 ->
                new Condition.LinkedFrom(
                        chance(95) ? "work" : "nothing",
                        FieldPath.parse(any(List.of("core.makers", "core.makers", "core.credits", "core.title"))),
                        quantifier(),
                        condition(depth - 1));
            case 9 -> new Condition.Linked(FieldPath.parse("core.credits"), quantifier(), ofSeveral(depth));
            default -> leaf();
        };
    }

    /** Of a link that may lead to either type. */
    private Condition ofSeveral(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> type();
            case 1 -> own(any(List.of("work", "person")), depth);
            case 2 -> Condition.any(own("work", depth), own("person", depth));
            case 3 -> new Condition.Not(ofSeveral(depth - 1));
            case 4 -> role();
            case 5 -> Condition.all(named(), chance(50) ? Condition.always() : condition(depth - 1));
            default -> condition(depth - 1);
        };
    }

    private Condition named() {
        List<Value> some = List.of(Value.of(any(known)), Value.of(any(known)), Value.of(any(known)));
        return new Condition.Compare(FieldPath.parse("id"), Operator.IN, some);
    }

    private Condition own(String type, int depth) {
        return Condition.all(Condition.compare("type", Operator.EQ, Value.of(type)), condition(depth - 1));
    }

    private Condition type() {
        return compare(
                "type",
                List.of(Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN),
                Value.of(any(List.of("work", "person", "nothing"))));
    }

    private List<Condition> parts(int depth) {
        List<Condition> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(condition(depth - 1));
        }
        return parts;
    }

    private Condition.Quantifier quantifier() {
        return any(List.of(Condition.Quantifier.values()));
    }

    private Condition role() {
        return text("link/core.role", List.of("A", "a", "玉", "JADE", "%", "0%_", ""));
    }

    private Condition row() {
        return switch (random.nextInt(5)) {
            case 0 -> Condition.compare(any(List.of("core.remark", "core.file")), Operator.IS_NULL);
            case 1, 2 -> text("core.number", List.of("A", "玉", "b"));
            default -> compare("core.year", NUMBER_OPERATORS, number());
        };
    }

    private static final List<Operator> NUMBER_OPERATORS = List.of(
            Operator.EQ,
            Operator.NE,
            Operator.IN,
            Operator.NOT_IN,
            Operator.OTHER_THAN,
            Operator.LT,
            Operator.LTE,
            Operator.GT,
            Operator.GTE,
            Operator.IS_NULL);

    private Condition leaf() {
        return switch (random.nextInt(17)) {
            case 15 -> Condition.compare(any(PRESENT_OR_NOT), Operator.IS_NULL);
            case 16 -> terms();
            case 14 -> type();
            case 11 ->
                compare(
                        any(List.of("core.shown/", "core.opens/", "createdAt/")) + any(List.of("year", "month")),
                        NUMBER_OPERATORS,
                        Value.of(any(List.of(1, 5, 12, 1999, 2026))));
            case 12 ->
                new Condition.Near(
                        FieldPath.parse("core.latitude"),
                        FieldPath.parse("core.longitude"),
                        new BigDecimal(any(List.of("0", "43.8", "-43.8", "90"))),
                        new BigDecimal(any(DEGREES)),
                        any(List.of(1, 1_200, 300_000, 9_000_000, 20_100_000)));
            case 13 ->
                compare(
                        "id",
                        List.of(
                                Operator.EQ,
                                Operator.NE,
                                Operator.IN,
                                Operator.NOT_IN,
                                Operator.OTHER_THAN,
                                Operator.UNDER),
                        Value.of(any(known)));
            case 0, 1 -> text(any(TEXT_FIELDS), TEXTS);
            case 2, 3, 4 -> compare(any(NUMBER_FIELDS), NUMBER_OPERATORS, number());
            case 5 ->
                compare(
                        "core.signed",
                        List.of(
                                Operator.EQ,
                                Operator.NE,
                                Operator.IN,
                                Operator.NOT_IN,
                                Operator.OTHER_THAN,
                                Operator.IS_NULL),
                        Value.of(random.nextBoolean()));
            case 6 -> compare("core.shown", NUMBER_OPERATORS, Value.of(any(DAYS)));
            case 7 -> compare("core.opens/instant", NUMBER_OPERATORS, Value.of(any(INSTANTS)));
            case 8 ->
                compare(
                        any(List.of("core.sector/code", "core.subjects/code")),
                        List.of(
                                Operator.EQ,
                                Operator.NE,
                                Operator.IN,
                                Operator.NOT_IN,
                                Operator.UNDER,
                                Operator.IS_NULL),
                        Value.of(any(TERMS)));
            case 9 -> text("core.price/currency", List.of("CNY", "cny", "EUR", "n"));
            default -> compare("core.makers/target", List.of(Operator.IS_NULL), null);
        };
    }

    /** Of several terms: one that is another than these, or, negated, none but these. */
    private Condition terms() {
        List<Value> codes = IntStream.range(0, random.nextInt(4))
                .<Value>mapToObj(_ -> Value.of(any(TERMS)))
                .toList();
        return new Condition.Compare(FieldPath.parse("core.subjects"), Operator.OTHER_THAN, codes);
    }

    private Condition text(String path, List<String> values) {
        List<Operator> operators = new ArrayList<>(NUMBER_OPERATORS);
        operators.add(Operator.CONTAINS);
        operators.addAll(List.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.ALIKE));
        return compare(path, operators, Value.of(any(values)));
    }

    private Value number() {
        return chance(50) ? Value.of(random.nextInt(-1, 5)) : Value.decimal(any(DECIMALS));
    }

    private Condition compare(String path, List<Operator> operators, @Nullable Value value) {
        Operator operator = any(operators);
        if (operator == Operator.IS_NULL || value == null) {
            return Condition.compare(path, Operator.IS_NULL);
        }
        return Condition.compare(path, operator, value);
    }
}
