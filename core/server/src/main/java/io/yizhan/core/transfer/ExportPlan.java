package io.yizhan.core.transfer;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is exported. Of use in one thread, as it remembers what it was asked for each value. */
final class ExportPlan {
    private final ModelLayout layout;
    private final ContentType type;
    private final Stage stage;
    private final List<String> locales;
    private final Optional<Access> audience;
    private final List<Field> fields;
    private final IdentityHashMap<Field, List<Field>> inner = new IdentityHashMap<>();
    private final Map<String, List<Field>> inBlocks = new HashMap<>();
    private final Map<String, Optional<Field>> keys = new HashMap<>();

    /**
     * @param stage drafts, or what is out
     * @param locales those of the site that are wanted, in its order
     * @param audience empty: the operator, who sees all there is
     */
    ExportPlan(ModelLayout layout, ContentType type, Stage stage, List<String> locales, Optional<Access> audience) {
        this.layout = layout;
        this.type = type;
        this.stage = stage;
        this.locales = List.copyOf(locales);
        this.audience = audience;
        this.fields = shown(type, type.allFields());
    }

    ModelLayout layout() {
        return layout;
    }

    ContentType type() {
        return type;
    }

    Stage stage() {
        return stage;
    }

    List<String> locales() {
        return locales;
    }

    /** Name of a field in files and mappings. */
    static String name(Field field) {
        return PlanReader.name(field.key());
    }

    /** Fields of the entry that are exported. */
    List<Field> fields() {
        return fields;
    }

    /** Fields inside a group, of blocks or of a reference's attributes that are exported. */
    List<Field> inner(Field field) {
        return inner.computeIfAbsent(field, holder -> shown(type, all(holder)));
    }

    /** Of these, the ones that stand in one row, block or link. */
    List<Field> inner(Field field, JsonNode row) {
        return field.type() instanceof FieldType.Blocks blocks
                ? blocks.findComponent(row)
                        .map(component ->
                                inBlocks.computeIfAbsent(component.id(), _ -> shown(type, component.fields())))
                        .orElse(List.of())
                : inner(field);
    }

    private static List<Field> all(Field field) {
        return field.type().inner();
    }

    private List<Field> shown(ContentType of, List<Field> fields) {
        return fields.stream().filter(field -> shows(of, field)).toList();
    }

    /** A field that shows on some entries only is not told of any: which ones those are is told by others. */
    boolean shows(ContentType of, Field field, String locale) {
        return audience.map(access -> field.visibility() == Visibility.PUBLIC
                        && access.in(locale).always(Action.READ_PUBLISHED, of, field))
                .orElse(true);
    }

    private boolean shows(ContentType of, Field field) {
        return locales.stream().allMatch(locale -> shows(of, field, locale));
    }

    /** Names of the fields that are not exported. */
    List<String> hidden() {
        List<String> hidden = new ArrayList<>();
        type.allFields().forEach(field -> hidden("", field, hidden));
        return hidden;
    }

    private void hidden(String around, Field field, List<String> hidden) {
        String name = around.isEmpty() ? name(field) : around + "." + field.id();
        if (!shows(type, field)) {
            hidden.add(name);
        } else {
            all(field).forEach(inner -> hidden(name, inner, hidden));
        }
    }

    /** Entries of a type that are exported in a locale, and may be named by links. */
    Condition rows(String typeId, String locale) {
        return audience.map(access -> access.in(locale).rows(Action.READ_PUBLISHED, typeId))
                .orElse(Condition.always());
    }

    /** Whether links to entries that not everybody may see are left out. */
    boolean guarded() {
        return audience.isPresent();
    }

    /** The field whose value tells an entry of the type from all others, in other systems too: the slug, or a code. */
    Optional<Field> key(String typeId) {
        return keys.computeIfAbsent(typeId, this::findKey);
    }

    private Optional<Field> findKey(String typeId) {
        ContentType target = layout.model().requireType(typeId);
        return Stream.concat(
                        target.findSlug().stream(), target.allFields().stream().filter(Field::unique))
                .filter(field -> !field.localized() && layout.readableFromColumn(target, field))
                .filter(field -> shows(target, field))
                .findFirst();
    }
}
