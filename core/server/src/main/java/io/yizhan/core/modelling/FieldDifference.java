package io.yizhan.core.modelling;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is other in the fields of a type or a group, those inside fields too. */
final class FieldDifference {
    private static final Set<String> UPPER = Set.of("max", "maxLength", "maxRows");
    private static final Set<String> LOWER = Set.of("min", "minLength");

    private final String target;
    private final FieldPlace around;
    private final List<ModelChange> changes;

    /** @param around the type, or the field in which the fields stand */
    FieldDifference(String target, FieldPlace around, List<ModelChange> changes) {
        this.target = target;
        this.around = around;
        this.changes = changes;
    }

    void compare(List<Field> before, List<Field> after) {
        Map<String, Field> old = byId(before);
        Map<String, Field> next = byId(after);
        next.forEach((id, field) -> {
            Field former = old.get(id);
            if (former == null) {
                Labels message = ModelDifference.named("新字段", "new field", field.label());
                // values of a former field of this id may be there
                note(ChangeKind.FIELD_ADDED, field, message, field.required());
            } else {
                compare(former, field);
            }
        });
        old.forEach((id, field) -> {
            if (!next.containsKey(id)) {
                Labels message =
                        ModelDifference.named("删除字段（值都保留）", "field removed (its values are kept)", field.label());
                note(ChangeKind.FIELD_REMOVED, field, message, false);
            }
        });
    }

    private static Map<String, Field> byId(List<Field> fields) {
        Map<String, Field> byId = new LinkedHashMap<>();
        fields.forEach(field -> byId.put(field.id(), field));
        return byId;
    }

    private void compare(Field old, Field next) {
        Map<String, Object> oldOptions = options(old.type());
        Map<String, Object> nextOptions = options(next.type());
        FieldWords words = new FieldWords()
                .compare("name", old.name(), next.name())
                .compare("type", old.type().word(), next.type().word())
                .compareTexts("label", old.label(), next.label())
                .compareTexts("help", old.help(), next.help())
                .compare("localized", old.localized(), next.localized())
                .compare("required", old.required(), next.required())
                .compare("unique", old.unique(), next.unique())
                .compare("filterable", old.filterable(), next.filterable())
                .compare("sortable", old.sortable(), next.sortable())
                .compare("facet", old.facet(), next.facet())
                .compare("visibility", old.visibility(), next.visibility())
                .compareTexts("deprecated", old.deprecated(), next.deprecated())
                .compareTexts("jsonLd", old.jsonLd(), next.jsonLd());
        Set<String> keys = new LinkedHashSet<>(oldOptions.keySet());
        keys.addAll(nextOptions.keySet());
        keys.forEach(key -> words.compare(key, oldOptions.getOrDefault(key, ""), nextOptions.getOrDefault(key, "")));
        if (old.localized() && !next.localized()) {
            words.add(
                    "只显示默认语言的值，其他语言的值留在以前的版本中",
                    "only the value of the default language shows; others stay in former versions");
        }
        if (!words.isEmpty()) {
            boolean renamed = !old.name().equals(next.name());
            Labels message = words.after(
                    "字段“" + next.label().in("zh-Hans") + "”",
                    "field “" + next.label().in("en") + "”");
            boolean tighter = (next.required() && !old.required())
                    || !old.type().word().equals(next.type().word())
                    || keys.stream().anyMatch(key -> tighter(key, oldOptions.get(key), nextOptions.get(key)));
            note(renamed ? ChangeKind.FIELD_RENAMED : ChangeKind.FIELD_CHANGED, next, message, tighter);
        }
        if (sharesComponent(old.type(), next.type())) {
            return;
        }
        FieldPlace inside = place(next);
        new FieldDifference(
                        target,
                        next.type() instanceof FieldType.Reference ? inside.inner("attributes") : inside,
                        changes)
                .compare(FieldOptions.inner(old.type()), FieldOptions.inner(next.type()));
    }

    /** {@link ComponentDifference} tells what is other inside. */
    private static boolean sharesComponent(FieldType old, FieldType next) {
        return old instanceof FieldType.Group one
                && next instanceof FieldType.Group other
                && one.component().isPresent()
                && one.component().equals(other.component());
    }

    private void note(ChangeKind kind, Field field, Labels message, boolean tighter) {
        boolean removal = kind == ChangeKind.FIELD_REMOVED;
        changes.add(new ModelChange(
                kind, target, Optional.of(fieldId(field)), message, removal, tighter, List.of(place(field))));
    }

    private String fieldId(Field field) {
        if (around.path().isEmpty()) {
            return field.id();
        }
        String outer = String.join(".", around.path());
        return outer.substring(outer.indexOf('.') + 1) + "." + field.id();
    }

    private FieldPlace place(Field field) {
        return around.inner(around.path().isEmpty() ? field.key().toString() : field.id());
    }

    private static Map<String, Object> options(FieldType type) {
        Map<String, Object> options = FieldOptions.of(type);
        switch (type) {
            case FieldType.Group group -> options.put("repeatable", group.repeatable());
            case FieldType.Term term -> options.put("many", term.many());
            case FieldType.Asset asset -> options.put("many", asset.many());
            case FieldType.Reference reference -> {
                options.put("many", reference.many());
                options.put("broader", reference.broader());
                options.put("reverse", reference.reverse().orElse(""));
            }
            default -> {
                // all of them are there
            }
        }
        return options;
    }

    /** Whether what an option let pass before may not pass any more. */
    private static boolean tighter(String key, @Nullable Object old, @Nullable Object next) {
        if (next == null || next.equals(old) || key.equals("reverse") || key.equals("broader")) {
            return false;
        }
        if (UPPER.contains(key)) {
            return old == null || number(next).compareTo(number(old)) < 0;
        }
        if (LOWER.contains(key)) {
            return old == null || number(next).compareTo(number(old)) > 0;
        }
        if (old instanceof List<?> were && next instanceof List<?> are) {
            return !are.containsAll(were);
        }
        return true;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
