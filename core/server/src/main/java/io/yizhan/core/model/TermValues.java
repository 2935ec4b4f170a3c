package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that point at something: terms, entries, assets. Whether an entry or asset exists is for others to say. */
final class TermValues {
    static final int MAX_MANY = 500;

    private TermValues() {}

    static Optional<JsonNode> term(FieldType.Term type, ContentModel model, JsonNode input, ValueContext at) {
        Vocabulary vocabulary = model.requireVocabulary(type.vocabulary());
        return oneOrMany(
                type.many(),
                input,
                at,
                (node, place) -> place.text(node)
                        .filter(code -> accept(vocabulary, code, FindingCode.TERM_UNKNOWN, "code", place))
                        .flatMap(ValueContext::json),
                JsonNode::stringValue);
    }

    /** True if a code may be stored; withdrawn ones only where they stood before. */
    static boolean accept(Vocabulary vocabulary, String code, FindingCode unknown, String param, ValueContext at) {
        Optional<Vocabulary.Term> term = vocabulary.findTerm(code);
        if (term.isEmpty()) {
            String suggestion = Suggestion.nearest(code, vocabulary.terms().keySet());
            at.refuse(unknown, param, code, "suggestion", suggestion);
            return false;
        }
        if (term.get().withdrawn() && !at.heldBefore(code)) {
            at.refuse(FindingCode.TERM_WITHDRAWN, "code", code);
            return false;
        }
        if (term.get().withdrawn()) {
            at.warn(FindingCode.TERM_WITHDRAWN, "code", code);
        }
        return true;
    }

    static Optional<JsonNode> reference(
            FieldType.Reference type,
            JsonNode input,
            ValueContext at,
            BiFunction<JsonNode, ValueContext, JsonNode> attributes) {
        return oneOrMany(
                type.many(),
                input,
                at,
                (node, place) -> link(type, node, place, attributes),
                JsonNode::toString); // one person may have made a work in two roles
    }

    private static Optional<JsonNode> link(
            FieldType.Reference type,
            JsonNode input,
            ValueContext at,
            BiFunction<JsonNode, ValueContext, JsonNode> attributes) {
        if (!at.isObjectOf(input, List.of("type", "id", "attributes"))) {
            return Optional.empty();
        }
        JsonNode given = ValueContext.part(input, "type");
        boolean single = given.isNull() && type.targets().size() == 1;
        Optional<String> target =
                single ? Optional.of(type.targets().getFirst()) : at.at("type").text(given);
        Optional<String> id = id(ValueContext.part(input, "id"), at.at("id"));
        if (target.isPresent() && !type.targets().contains(target.get())) {
            return at.at("type").refuseUnknown(FindingCode.TARGET_TYPE, "type", target.get(), type.targets());
        }
        if (target.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode link = ValueContext.JSON.objectNode();
        link.put("type", target.get());
        link.put("id", id.get());
        JsonNode values = ValueContext.part(input, "attributes");
        JsonNode checked =
                attributes.apply(values.isNull() ? ValueContext.JSON.objectNode() : values, at.at("attributes"));
        link.set("attributes", checked);
        return Optional.of(link);
    }

    static Optional<JsonNode> asset(FieldType.Asset type, JsonNode input, ValueContext at) {
        return oneOrMany(
                type.many(),
                input,
                at,
                (node, place) -> {
                    if (!place.isObjectOf(node, List.of("id"))) {
                        return Optional.empty();
                    }
                    return id(ValueContext.part(node, "id"), place.at("id")).map(id -> {
                        ObjectNode asset = ValueContext.JSON.objectNode();
                        asset.put("id", id);
                        return asset;
                    });
                },
                node -> node.path("id").stringValue(""));
    }

    /** A UUID in lower case with hyphens. */
    static Optional<String> id(JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input).map(id -> id.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !isId(text.get())) {
            at.refuse(
                    FindingCode.ID_INVALID,
                    "id",
                    text.get().substring(0, Math.min(40, text.get().length())));
            return Optional.empty();
        }
        return text;
    }

    static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                && UUID.fromString(text).toString().equals(text);
    }

    private static Optional<JsonNode> oneOrMany(
            boolean many,
            JsonNode input,
            ValueContext at,
            BiFunction<JsonNode, ValueContext, Optional<JsonNode>> one,
            Function<JsonNode, String> identity) {
        if (!many) {
            return one.apply(input, at);
        }
        if (!input.isArray()) {
            return at.refuse(FindingCode.LIST_EXPECTED);
        }
        if (input.size() > MAX_MANY) {
            String count = Integer.toString(input.size());
            return at.refuse(FindingCode.TOO_MANY, "max", Integer.toString(MAX_MANY), "count", count);
        }
        List<JsonNode> values = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < input.size(); i++) {
            ValueContext place = at.at(i);
            Optional<JsonNode> value = one.apply(input.get(i), place);
            value.ifPresent(values::add);
            String name = value.map(identity).orElse("");
            if (!name.isEmpty() && !seen.add(name)) {
                place.refuse(FindingCode.DUPLICATE, "value", name);
            }
        }
        ArrayNode array = ValueContext.JSON.arrayNode();
        values.forEach(array::add);
        return array.isEmpty() ? Optional.empty() : Optional.of(array);
    }
}
