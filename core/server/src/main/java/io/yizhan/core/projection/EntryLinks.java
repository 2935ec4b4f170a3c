package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Where the references of an entry lead, in a column of its own: lists that follow references need no document of the entries they
 * start from, which is many times as long. A line for each reference, links in their order: {@code core.makers person: ID ID organization: ID}.
 */
public final class EntryLinks {
    private EntryLinks() {}

    /**
     * An entry a reference leads to, whether or not it is there.
     *
     * @param type id of its content type
     */
    public record Link(String type, UUID id) {}

    /** Whether links of the field stand in the column: those of groups, and of fields that have locales, do not. */
    public static boolean holds(Field field) {
        return field.type() instanceof FieldType.Reference && !field.localized();
    }

    /** The links of an entry as they are stored; empty if there are none. */
    static Optional<String> text(ContentType type, ProjectedEntry entry) {
        StringBuilder text = new StringBuilder();
        for (Field field : type.allFields()) {
            JsonNode value = entry.fields().get(field.key().toString());
            if (value != null && holds(field) && field.type() instanceof FieldType.Reference reference) {
                line(text, field.key(), reference.many() ? List.copyOf(value.values()) : List.of(value));
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static void line(StringBuilder text, FieldKey key, List<JsonNode> links) {
        if (links.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n").append(key);
        String type = "";
        for (JsonNode link : links) {
            String of = link.get("type").asString();
            if (!of.equals(type)) {
                text.append(' ').append(of).append(':');
                type = of;
            }
            text.append(' ').append(UUID.fromString(link.get("id").asString()));
        }
    }

    /** The links of one field, in their order. */
    public static List<Link> of(String text, FieldKey key) {
        String name = key + " ";
        int at = 0;
        while (!text.startsWith(name, at)) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return List.of();
            }
        }
        int end = text.indexOf('\n', at);
        return links(text, at + name.length(), end < 0 ? text.length() : end);
    }

    private static List<Link> links(String text, int start, int end) {
        List<Link> links = new ArrayList<>();
        String type = "";
        int at = start;
        while (at < end) {
            int blank = text.indexOf(' ', at);
            int next = blank < 0 || blank > end ? end : blank;
            if (text.charAt(next - 1) == ':') {
                type = text.substring(at, next - 1);
            } else {
                links.add(new Link(type, UUID.fromString(text.substring(at, next))));
            }
            at = next + 1;
        }
        return links;
    }
}
