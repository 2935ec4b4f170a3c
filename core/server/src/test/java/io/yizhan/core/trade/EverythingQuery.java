package io.yizhan.core.trade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Queries for every field there is without arguments that have to be given, to some depth, made from the schema itself. */
final class EverythingQuery {
    private static final int MOST_FIELDS = 150;

    private final JsonNode schema;
    private final Map<String, JsonNode> types = new LinkedHashMap<>();

    EverythingQuery(JsonNode schema) {
        this.schema = schema;
        schema.get("types").values().forEach(type -> types.put(type.get("name").asString(), type));
    }

    /** One query per root field and field below it, so that each stays within the limits of a request. */
    List<String> queries(int depth) {
        List<String> queries = new ArrayList<>();
        for (JsonNode root : schema.at("/queryType/fields").values()) {
            boolean list = type(root.get("type")).endsWith("Connection");
            if (!list || needsArguments(root)) {
                continue;
            }
            JsonNode node = node(type(root.get("type")));
            for (JsonNode field : node.get("fields").values()) {
                String selected = needsArguments(field) ? "" : selection(field, depth, new int[] {MOST_FIELDS});
                if (!selected.isEmpty()) {
                    queries.add("{ " + root.get("name").asString() + "(first: 50) { totalCount nodes { id " + selected
                            + " } } }");
                }
            }
        }
        return queries;
    }

    private JsonNode node(String connection) {
        for (JsonNode field : types.get(connection).get("fields").values()) {
            if (field.get("name").asString().equals("nodes")) {
                return types.get(type(field.get("type")));
            }
        }
        throw new AssertionError(connection + " has no nodes");
    }

    private String selection(JsonNode field, int depth, int[] left) {
        JsonNode type = types.get(type(field.get("type")));
        String name = field.get("name").asString();
        String kind = type.get("kind").asString();
        if (left[0]-- <= 0) {
            return "";
        }
        if (kind.equals("SCALAR") || kind.equals("ENUM")) {
            return name;
        }
        if (depth == 0) {
            return "";
        }
        StringJoiner inner = new StringJoiner(" ");
        if (kind.equals("UNION") || kind.equals("INTERFACE")) {
            for (JsonNode possible : type.get("possibleTypes").values()) {
                String fields = fields(types.get(possible.get("name").asString()), depth - 1, left);
                if (!fields.isEmpty()) {
                    // one alias a type: fields of one name may have several types
                    inner.add("... on " + possible.get("name").asString() + " { id }");
                }
            }
        } else {
            inner.add(fields(type, depth - 1, left));
        }
        return inner.toString().isBlank() ? "" : name + " { " + inner + " }";
    }

    private String fields(JsonNode type, int depth, int[] left) {
        StringJoiner selected = new StringJoiner(" ");
        for (JsonNode field : type.get("fields").values()) {
            String one = needsArguments(field) ? "" : selection(field, depth, left);
            if (!one.isEmpty()) {
                selected.add(one);
            }
        }
        return selected.toString();
    }

    private static boolean needsArguments(JsonNode field) {
        return field.get("args")
                .valueStream()
                .anyMatch(argument -> argument.at("/type/kind").asString().equals("NON_NULL")
                        && argument.get("defaultValue").isNull());
    }

    private static String type(JsonNode reference) {
        JsonNode inner = reference;
        while (inner.get("ofType") != null && inner.get("ofType").isObject()) {
            inner = inner.get("ofType");
        }
        return inner.get("name").asString();
    }
}
