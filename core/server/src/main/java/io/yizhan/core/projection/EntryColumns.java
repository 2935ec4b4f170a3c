package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the columns of 1:1 tables hold of one entry. */
final class EntryColumns {
    private final ModelLayout model;
    private final TypeLayout layout;
    private final Stage stage;
    private final ProjectedEntry entry;
    private final SearchKeys keys;

    EntryColumns(ModelLayout model, Stage stage, ProjectedEntry entry, SearchKeys keys) {
        this.model = model;
        this.layout = model.require(entry.type());
        this.stage = stage;
        this.entry = entry;
        this.keys = keys;
    }

    /** The value of a column of shared values; null if it is absent. */
    @Nullable
    Object shared(ValueColumn column) {
        Field outer = layout.requireField(column.path().getFirst());
        JsonNode value = entry.fields().get(outer.key().toString());
        Field field = outer;
        if (column.path().size() > 1 && outer.type() instanceof FieldType.Group group) {
            field = inner(group, column.path().get(1));
            value = value == null ? null : value.get(field.id());
        }
        return ColumnValues.of(
                field.type(), column.role(), value, model.locales().defaultTag(), keys);
    }

    /**
     * The value of a column of localised values in the row of a locale; null if it is absent.
     *
     * @param chain that of the locale
     */
    @Nullable
    Object localized(ValueColumn column, String locale, List<String> chain) {
        Field field = layout.requireField(column.path().getFirst());
        return ColumnValues.of(
                field.type(), column.role(), deliver(field, chain).value(), locale, keys);
    }

    /** Locales whose values a reader of this locale is given, best first; empty if the entry is not for such readers. */
    List<String> chain(String locale) {
        if (entry.locales().isEmpty()) {
            return List.of(model.locales().defaultTag());
        }
        Set<String> chain = new LinkedHashSet<>(model.locales().chain(locale));
        if (stage == Stage.DRAFT) {
            chain.addAll(entry.locales());
        }
        return chain.stream().filter(entry.locales()::contains).toList();
    }

    record Delivered(String locale, @Nullable JsonNode value) {}

    /** The first value along a chain that is not empty. */
    Delivered deliver(Field field, List<String> chain) {
        JsonNode value = entry.fields().get(field.key().toString());
        if (!field.localized()) {
            return new Delivered(chain.getFirst(), value);
        }
        for (String locale : chain) {
            JsonNode localized = value == null ? null : value.get(locale);
            if (localized != null && !localized.isNull()) {
                return new Delivered(locale, localized);
            }
        }
        return new Delivered(chain.getFirst(), null);
    }

    static Field inner(FieldType.Group group, FieldKey key) {
        return group.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
