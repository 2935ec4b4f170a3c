package io.yizhan.core.model;

import io.yizhan.core.model.Condition.All;
import io.yizhan.core.model.Condition.Any;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.Condition.LinkedFrom;
import io.yizhan.core.model.Condition.Near;
import io.yizhan.core.model.Condition.Not;
import io.yizhan.core.model.Condition.Quantifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions as JSON, for storage and the user interface; equal conditions give equal text:
 *
 * <pre>
 * {"all": […]}   {"any": […]}   {"not": …}
 * {"path": "core.title", "operator": "CONTAINS", "values": ["玉"]}
 * {"linked": "core.makers", "quantifier": "SOME", "where": …}
 * {"near": {"latitude": "core.latitude", "longitude": "core.longitude", "north": "43.8", "east": "87.6", "metres": 5000}}
 * {"linkedFrom": "core.products", "type": "exportCatalog", "quantifier": "SOME", "where": …}
 * </pre>
 *
 * Values are texts, whole numbers, true or false, and {@code {"decimal": "46.2"}}.
 */
public final class ConditionJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConditionJson() {}

    public static ObjectNode write(Condition condition) {
        ObjectNode json = JSON.objectNode();
        switch (condition) {
            case All all -> json.set("all", writeAll(all.parts()));
            case Any any -> json.set("any", writeAll(any.parts()));
            case Not not -> json.set("not", write(not.part()));
            case Compare compare -> {
                json.put("path", compare.path().toString());
                json.put("operator", compare.operator().name());
                ArrayNode values = json.putArray("values");
                compare.values().forEach(value -> values.add(writeValue(value)));
            }
            case Near near ->
                json.putObject("near")
                        .put("latitude", near.latitude().toString())
                        .put("longitude", near.longitude().toString())
                        .put("north", near.north().toPlainString())
                        .put("east", near.east().toPlainString())
                        .put("metres", near.metres());
            case Linked linked -> {
                json.put("linked", linked.path().toString());
                json.put("quantifier", linked.quantifier().name());
                json.set("where", write(linked.inner()));
            }
            case LinkedFrom linked -> {
                json.put("linkedFrom", linked.path().toString());
                json.put("type", linked.type());
                json.put("quantifier", linked.quantifier().name());
                json.set("where", write(linked.inner()));
            }
        }
        return json;
    }

    private static ArrayNode writeAll(List<Condition> parts) {
        ArrayNode array = JSON.arrayNode();
        parts.forEach(part -> array.add(write(part)));
        return array;
    }

    private static JsonNode writeValue(Value value) {
        return switch (value) {
            case Value.Text text -> JSON.stringNode(text.text());
            case Value.Whole whole -> JSON.numberNode(whole.number());
            case Value.Truth truth -> JSON.booleanNode(truth.truth());
            case Value.Decimal decimal ->
                JSON.objectNode().put("decimal", decimal.number().toPlainString());
        };
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException for anything else, and for trees beyond the limits of {@link Condition}
     */
    public static Condition read(JsonNode json) {
        Condition condition = read(json, 1);
        if (!condition.withinLimits()) {
            throw new IllegalArgumentException("more than " + Condition.MAX_NODES + " conditions");
        }
        return condition;
    }

    private static Condition read(JsonNode json, int depth) {
        if (depth > Condition.MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + Condition.MAX_DEPTH);
        }
        Set<String> keys = Set.copyOf(json.propertyNames());
        if (keys.equals(Set.of("all"))) {
            return new All(readAll(json.get("all"), depth));
        }
        if (keys.equals(Set.of("any"))) {
            return new Any(readAll(json.get("any"), depth));
        }
        if (keys.equals(Set.of("not"))) {
            return new Not(read(json.get("not"), depth + 1));
        }
        if (keys.equals(Set.of("path", "operator", "values"))) {
            Operator operator = Operator.valueOf(text(json.get("operator")));
            List<Value> values = new ArrayList<>();
            list(json.get("values")).forEach(value -> values.add(readValue(value)));
            return new Compare(FieldPath.parse(text(json.get("path"))), operator, values);
        }
        if (keys.equals(Set.of("near"))) {
            return near(json.get("near"));
        }
        if (keys.equals(Set.of("linked", "quantifier", "where"))) {
            Quantifier quantifier = Quantifier.valueOf(text(json.get("quantifier")));
            FieldPath path = FieldPath.parse(text(json.get("linked")));
            return new Linked(path, quantifier, read(json.get("where"), depth + 1));
        }
        if (keys.equals(Set.of("linkedFrom", "type", "quantifier", "where"))) {
            Quantifier quantifier = Quantifier.valueOf(text(json.get("quantifier")));
            FieldPath path = FieldPath.parse(text(json.get("linkedFrom")));
            return new LinkedFrom(text(json.get("type")), path, quantifier, read(json.get("where"), depth + 1));
        }
        throw new IllegalArgumentException("not a condition: keys " + keys);
    }

    private static Near near(JsonNode json) {
        JsonNode metres = json.path("metres");
        if (json.size() != 5 || !metres.isIntegralNumber() || !metres.canConvertToLong()) {
            throw new IllegalArgumentException("not a circle");
        }
        return new Near(
                FieldPath.parse(text(json.path("latitude"))),
                FieldPath.parse(text(json.path("longitude"))),
                decimal(text(json.path("north"))),
                decimal(text(json.path("east"))),
                metres.longValue());
    }

    private static BigDecimal decimal(String number) {
        if (!number.matches("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?")) {
            throw new IllegalArgumentException("not a decimal");
        }
        return new BigDecimal(number);
    }

    private static List<Condition> readAll(JsonNode json, int depth) {
        List<Condition> parts = new ArrayList<>();
        list(json).forEach(part -> parts.add(read(part, depth + 1)));
        return parts;
    }

    private static Value readValue(JsonNode json) {
        if (json.isString()) {
            return new Value.Text(json.stringValue());
        }
        if (json.isBoolean()) {
            return new Value.Truth(json.booleanValue());
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return new Value.Whole(json.longValue());
        }
        if (json.isObject() && json.size() == 1 && json.has("decimal")) {
            return new Value.Decimal(decimal(text(json.get("decimal"))));
        }
        throw new IllegalArgumentException("not a value of a condition");
    }

    private static JsonNode list(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("a list is expected");
        }
        return json;
    }

    private static String text(JsonNode json) {
        if (!json.isString()) {
            throw new IllegalArgumentException("a text is expected");
        }
        return json.stringValue();
    }
}
