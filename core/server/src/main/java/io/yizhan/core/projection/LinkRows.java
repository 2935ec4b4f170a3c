package io.yizhan.core.projection;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Terms and references of an entry: of its fields, of group rows and blocks, and those inside rich text. */
final class LinkRows {
    /** Target type of pictures and files. */
    static final String ASSET = "asset";
    /** Target type of links in rich text, which name an entry without its type. */
    static final String ANY_ENTRY = "entry";

    private final Stage stage;
    private final ProjectedEntry entry;
    private final ContentType type;
    private final SearchKeys keys;
    private final Map<String, TableRows> tables;
    private final Map<Place, Integer> used = new HashMap<>();

    /** Where ordinals are counted: locales of a text and groups inside a row share them. */
    private record Place(String table, String path, int row) {}

    LinkRows(Stage stage, ProjectedEntry entry, ContentType type, SearchKeys keys, Map<String, TableRows> tables) {
        this.stage = stage;
        this.entry = entry;
        this.type = type;
        this.keys = keys;
        this.tables = tables;
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
            group(group, value, path, row);
        } else if (field.type() instanceof FieldType.Blocks blocks) {
            blocks(blocks, value, path, row);
        } else if (field.localized()) {
            value.values().forEach(localized -> links(field.type(), localized, Names.path(path), row));
        } else {
            links(field.type(), value, Names.path(path), row);
        }
    }

    /** Rows are counted in the outermost group: conditions bind to those. */
    private void group(FieldType.Group group, JsonNode value, List<FieldKey> path, int outer) {
        int row = outer;
        for (JsonNode one : group.repeatable() ? value.values() : List.of(value)) {
            inside(group.fields(), one, path, row);
            row += path.size() == 1 ? 1 : 0;
        }
    }

    /** The component stands in the path, as fields of several may have the same id. */
    private void blocks(FieldType.Blocks blocks, JsonNode value, List<FieldKey> path, int outer) {
        int row = outer;
        for (JsonNode one : value.values()) {
            Optional<ContentComponent> component = blocks.findComponent(one);
            if (component.isPresent()) {
                FieldKey step =
                        new FieldKey(component.get().owner(), component.get().id());
                inside(component.get().fields(), one, with(path, step), row);
            }
            row += path.size() == 1 ? 1 : 0;
        }
    }

    private void inside(List<Field> fields, JsonNode values, List<FieldKey> path, int row) {
        for (Field inner : fields) {
            JsonNode innerValue = values.get(inner.id());
            if (innerValue != null) {
                field(inner, innerValue, with(path, inner.key()), row);
            }
        }
    }

    private static List<FieldKey> with(List<FieldKey> path, FieldKey step) {
        List<FieldKey> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private void links(FieldType type, JsonNode value, String path, int row) {
        switch (type) {
            case FieldType.Term term
            when term.many() -> {
                value.values().forEach(code -> start("term", path, row).put(ProjectionTables.TERM, code.asString()));
            }
            case FieldType.Reference reference -> {
                for (JsonNode target : reference.many() ? value.values() : List.of(value)) {
                    TableRows.Row columns =
                            reference(path, row, target, target.get("type").asString());
                    attributes(reference, target.path("attributes"), columns);
                }
            }
            case FieldType.Asset asset -> {
                for (JsonNode target : asset.many() ? value.values() : List.of(value)) {
                    reference(path, row, target, ASSET);
                }
            }
            case FieldType.RichText _ -> {
                for (RichTextLinks.Link link : RichTextLinks.of(value)) {
                    reference(path, row, link.id(), link.asset() ? ASSET : ANY_ENTRY);
                }
            }
            default -> {}
        }
    }

    private TableRows.Row reference(String path, int row, JsonNode target, String targetType) {
        return reference(path, row, UUID.fromString(target.get("id").asString()), targetType);
    }

    private TableRows.Row reference(String path, int row, UUID target, String targetType) {
        TableRows.Row columns = start("reference", path, row);
        columns.put(ProjectionTables.TARGET_ID, target);
        columns.put(ProjectionTables.TARGET_TYPE, targetType);
        return columns;
    }

    private void attributes(FieldType.Reference reference, JsonNode attributes, TableRows.Row columns) {
        ObjectNode folded = JsonNodeFactory.instance.objectNode();
        for (Field field : reference.attributes()) {
            JsonNode value = attributes.path(field.id());
            if (value.isString() && folds(field.type())) {
                folded.put(field.id(), keys.fold(value.stringValue()));
            }
        }
        columns.put(ProjectionTables.ATTRIBUTES, attributes.isEmpty() ? null : attributes.toString());
        columns.put(ProjectionTables.FOLDED_ATTRIBUTES, folded.isEmpty() ? null : folded.toString());
    }

    private static boolean folds(FieldType type) {
        return switch (type) {
            case FieldType.Text _, FieldType.Url _, FieldType.Email _, FieldType.Phone _, FieldType.Identifier _ ->
                true;
            default -> false;
        };
    }

    private TableRows.Row start(String base, String path, int row) {
        String table = stage.table(base);
        TableRows.Row columns =
                tables.computeIfAbsent(table, _ -> new TableRows()).start(entry.id());
        columns.put(ProjectionTables.ENTRY_TYPE, entry.type());
        columns.put(ProjectionTables.FIELD_PATH, path);
        columns.put(ProjectionTables.ROW_ORDINAL, row);
        columns.put(ProjectionTables.ORDINAL, used.merge(new Place(base, path, row), 1, Integer::sum) - 1);
        return columns;
    }
}
