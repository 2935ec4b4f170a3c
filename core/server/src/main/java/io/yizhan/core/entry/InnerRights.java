package io.yizhan.core.entry;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.security.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts back into a value that is saved what its author may not see of the value that stands: fields inside groups, blocks and links,
 * and blocks whose component has gone. Rows are the same if their key is.
 */
final class InnerRights {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final EntryGuard guard;
    private final Action action;
    private final Head head;

    InnerRights(EntryGuard guard, Action action, Head head) {
        this.guard = guard;
        this.action = action;
        this.head = head;
    }

    /**
     * The value as it is to be saved.
     *
     * @throws io.yizhan.core.problem.ProblemException FORBIDDEN if it changes an inner field that the author may see but not change
     */
    JsonNode keeping(Field field, JsonNode given, Optional<JsonNode> current) {
        return field.type().inner().isEmpty() ? given : keeping(field, given.deepCopy(), current.orElse(NOTHING));
    }

    private JsonNode keeping(Field field, JsonNode given, JsonNode current) {
        if (given.isObject()) {
            row(field, (ObjectNode) given, current);
        } else if (given.isArray()) {
            Map<String, JsonNode> known = new HashMap<>();
            current.forEach(row -> known.put(key(field, row), row));
            for (JsonNode row : given) {
                if (row.isObject()) {
                    row(field, (ObjectNode) row, known.getOrDefault(key(field, row), NOTHING));
                }
            }
        }
        return given;
    }

    private static String key(Field field, JsonNode row) {
        String name = field.type() instanceof FieldType.Reference ? "id" : "_key";
        return row.path(name).asString("");
    }

    private void row(Field field, ObjectNode row, JsonNode current) {
        if (field.type() instanceof FieldType.Blocks blocks) {
            String type = row.path(FieldType.Blocks.TYPE).asString("");
            boolean same = current.path(FieldType.Blocks.TYPE).asString("").equals(type);
            if (same && blocks.findComponent(row).isEmpty()) {
                current.properties().forEach(value -> row.set(value.getKey(), value.getValue()));
                return;
            }
            fields(field, row, same ? current : NOTHING, row);
        } else if (field.type() instanceof FieldType.Reference) {
            JsonNode attributes = row.path("attributes");
            ObjectNode holder = attributes.isObject() ? (ObjectNode) attributes : row.objectNode();
            fields(field, row, current.path("attributes"), holder);
            if (!holder.isEmpty()) {
                row.set("attributes", holder);
            }
        } else {
            fields(field, row, current, row);
        }
    }

    private void fields(Field field, JsonNode row, JsonNode current, ObjectNode holder) {
        for (Field one : field.type().inner(row)) {
            JsonNode was = current.path(one.id());
            JsonNode is = holder.path(one.id());
            if (!guard.mayField(Action.READ_DRAFT, head, one, Optional.empty())) {
                put(holder, one, was);
            } else {
                boolean same = is.equals(was) || (nothing(is) && nothing(was));
                if (!same) {
                    guard.requireField(action, head, one, Optional.empty());
                }
                if (!one.type().inner().isEmpty() && !nothing(is)) {
                    holder.set(one.id(), keeping(one, is, was));
                }
            }
        }
    }

    private static void put(ObjectNode holder, Field field, JsonNode value) {
        if (nothing(value)) {
            holder.remove(field.id());
        } else {
            holder.set(field.id(), value.deepCopy());
        }
    }

    private static boolean nothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
