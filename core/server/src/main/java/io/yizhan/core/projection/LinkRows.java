package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Terms and references of an entry: of its fields, of group rows, and those inside rich text. */
final class LinkRows {
    /** Target type of pictures and files. */
    static final String ASSET = "asset";
    /** Target type of links in rich text, which name an entry without its type. */
    static final String ANY_ENTRY = "entry";

    private final Stage stage;
    private final ProjectedEntry entry;
    private final ContentType type;
    private final Map<String, List<Map<org.jooq.Field<?>, @Nullable Object>>> rows;

    LinkRows(
            Stage stage,
            ProjectedEntry entry,
            ContentType type,
            Map<String, List<Map<org.jooq.Field<?>, @Nullable Object>>> rows) {
        this.stage = stage;
        this.entry = entry;
        this.type = type;
        this.rows = rows;
    }

    void collect() {
        for (Field field : type.allFields()) {
            JsonNode value = entry.fields().get(field.key().toString());
            if (value != null) {
                field(field, value, List.of(field.key()), 0);
            }
        }
    }

    private void field(Field field, JsonNode value, List<FieldKey> path, int row) {
        if (field.type() instanceof FieldType.Group group) {
            group(group, value, path);
            return;
        }
        if (!field.localized()) {
            links(field.type(), value, path, row, 0);
            return;
        }
        int from = 0;
        for (JsonNode localized : value.values()) {
            from += links(field.type(), localized, path, row, from);
        }
    }

    private void group(FieldType.Group group, JsonNode value, List<FieldKey> path) {
        int row = 0;
        for (JsonNode one : group.repeatable() ? value.values() : List.of(value)) {
            for (Field inner : group.fields()) {
                JsonNode innerValue = one.get(inner.id());
                if (innerValue != null) {
                    List<FieldKey> innerPath = new ArrayList<>(path);
                    innerPath.add(inner.key());
                    field(inner, innerValue, innerPath, row);
                }
            }
            row++;
        }
    }

    private int links(FieldType type, JsonNode value, List<FieldKey> path, int row, int from) {
        int ordinal = from;
        switch (type) {
            case FieldType.Term term
            when term.many() -> {
                for (JsonNode code : value.values()) {
                    term(path, row, ordinal++, code.asString());
                }
            }
            case FieldType.Reference reference -> {
                for (JsonNode target : reference.many() ? value.values() : List.of(value)) {
                    reference(path, row, ordinal++, target, target.get("type").asString());
                }
            }
            case FieldType.Asset asset -> {
                for (JsonNode target : asset.many() ? value.values() : List.of(value)) {
                    reference(path, row, ordinal++, target, ASSET);
                }
            }
            case FieldType.RichText _ -> {
                for (RichTextLinks.Link link : RichTextLinks.of(value)) {
                    reference(path, row, ordinal++, link.id(), link.asset() ? ASSET : ANY_ENTRY, null);
                }
            }
            default -> {}
        }
        return ordinal - from;
    }

    private void term(List<FieldKey> path, int row, int ordinal, String code) {
        start("term", path, row, ordinal).put(ProjectionTables.TERM, code);
    }

    private void reference(List<FieldKey> path, int row, int ordinal, JsonNode target, String targetType) {
        JsonNode attributes = target.get("attributes");
        String json = attributes == null || attributes.isEmpty() ? null : attributes.toString();
        reference(path, row, ordinal, UUID.fromString(target.get("id").asString()), targetType, json);
    }

    private void reference(
            List<FieldKey> path, int row, int ordinal, UUID target, String targetType, @Nullable String attributes) {
        Map<org.jooq.Field<?>, @Nullable Object> columns = start("reference", path, row, ordinal);
        columns.put(ProjectionTables.TARGET_ID, target);
        columns.put(ProjectionTables.TARGET_TYPE, targetType);
        columns.put(ProjectionTables.ATTRIBUTES, attributes);
    }

    private Map<org.jooq.Field<?>, @Nullable Object> start(String base, List<FieldKey> path, int row, int ordinal) {
        Map<org.jooq.Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(ProjectionTables.ENTRY_ID, entry.id());
        columns.put(ProjectionTables.ENTRY_TYPE, entry.type());
        columns.put(ProjectionTables.FIELD_PATH, Names.path(path));
        columns.put(ProjectionTables.ROW_ORDINAL, row);
        columns.put(ProjectionTables.ORDINAL, ordinal);
        rows.computeIfAbsent(stage.table(base), _ -> new ArrayList<>()).add(columns);
        return columns;
    }
}
