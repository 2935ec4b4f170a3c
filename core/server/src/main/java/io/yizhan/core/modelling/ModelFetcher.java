package io.yizhan.core.modelling;

import com.ibm.icu.util.ULocale;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Form;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Vocabulary;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The content model, without the types and fields the caller may not see. */
@Singleton
final class ModelFetcher {
    private final Layouts layouts;

    ModelFetcher(Layouts layouts) {
        this.layouts = layouts;
    }

    Object contentModel(DataFetchingEnvironment environment) {
        Access access = ContextValues.require(environment.getGraphQlContext(), Access.class);
        ModelLayout layout = layouts.current();
        ContentModel model = layout.model();
        List<ContentType> types = model.types().values().stream()
                .filter(type -> may(access, Action.READ_DRAFT, type))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fingerprint", model.fingerprint());
        answer.put("types", types.stream().map(type -> type(access, type)).toList());
        answer.put("components", components(access, model, types));
        answer.put(
                "vocabularies",
                vocabularies(access, model, types).stream()
                        .map(ModelFetcher::vocabulary)
                        .toList());
        answer.put(
                "locales",
                layout.locales().tags().stream()
                        .map(tag -> locale(layout.locales(), tag))
                        .toList());
        answer.put("defaultLocale", layout.locales().defaultTag());
        return answer;
    }

    private static boolean may(Access access, Action action, ContentType type) {
        return !access.rows(action, type.id()).equals(Condition.never());
    }

    private static boolean may(Access access, Action action, ContentType type, Field field) {
        return !access.fieldRows(action, type, field).equals(Condition.never());
    }

    static Map<String, @Nullable Object> type(Access access, ContentType type) {
        Predicate<Field> visible = field -> may(access, Action.READ_DRAFT, type, field);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", type.id());
        answer.put("owner", type.owner());
        answer.put("singular", type.singular());
        answer.put("plural", type.plural());
        answer.put("label", type.label().texts());
        answer.put("pluralLabel", type.pluralLabel().texts());
        answer.put("description", type.description().texts());
        answer.put("menu", type.menu());
        answer.put("icon", type.icon());
        answer.put("titleField", type.titleField());
        answer.put("imageField", type.imageField().orElse(null));
        answer.put("fields", fields(access, type, type.fields(), visible));
        answer.put(
                "groups",
                type.groups().stream()
                        .filter(group -> group.fields().stream().anyMatch(visible))
                        .map(group -> group(access, type, group, visible))
                        .toList());
        answer.put("sections", sections(type, visible));
        answer.put("localized", type.localized());
        answer.put("actions", actions(access, type));
        return answer;
    }

    private static List<String> actions(Access access, ContentType type) {
        List<String> actions = new ArrayList<>();
        Map<String, Action> words = new LinkedHashMap<>();
        words.put("READ", Action.READ_DRAFT);
        words.put("CREATE", Action.CREATE);
        words.put("EDIT", Action.EDIT);
        words.put("PUBLISH", Action.PUBLISH);
        words.put("TRASH", Action.TRASH);
        words.forEach((word, action) -> {
            if (may(access, action, type)) {
                actions.add(word);
            }
        });
        return actions;
    }

    private static Map<String, Object> group(
            Access access, ContentType type, FieldGroup group, Predicate<Field> visible) {
        return Map.of(
                "owner",
                group.owner(),
                "id",
                group.id(),
                "name",
                group.name(),
                "label",
                group.label().texts(),
                "fields",
                fields(access, type, group.fields(), visible));
    }

    private static List<Map<String, Object>> sections(ContentType type, Predicate<Field> visible) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Form.Section section : type.form().sections()) {
            List<String> keys = section.fields().stream()
                    .flatMap(id -> type.findOwnField(id).stream())
                    .filter(visible)
                    .map(field -> field.key().toString())
                    .toList();
            if (!keys.isEmpty()) {
                sections.add(Map.of("id", section.id(), "label", section.label().texts(), "fields", keys));
            }
        }
        return sections;
    }

    private static List<Map<String, Object>> fields(
            Access access, ContentType type, List<Field> fields, Predicate<Field> visible) {
        return fields.stream()
                .filter(visible)
                .map(field -> field(access, type, field, visible))
                .toList();
    }

    private static Map<String, Object> field(Access access, ContentType type, Field field, Predicate<Field> visible) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("key", field.key().toString());
        answer.put("id", field.id());
        answer.put("name", field.name());
        answer.put("type", field.type().word());
        answer.put("label", field.label().texts());
        answer.put("help", field.help().texts());
        answer.put("deprecated", field.deprecated().map(Labels::texts).orElse(null));
        answer.put("localized", field.localized());
        answer.put("required", field.required());
        answer.put("unique", field.unique());
        answer.put("filterable", field.filterable());
        answer.put("sortable", field.sortable());
        answer.put("many", field.many());
        answer.put("visibility", field.visibility().name());
        answer.put("computed", field.computed());
        answer.put(
                "writable",
                !field.computed()
                        && (may(access, Action.EDIT, type, field) || may(access, Action.CREATE, type, field)));
        answer.put("options", FieldOptions.of(field.type()));
        answer.put("fields", fields(access, type, FieldOptions.inner(field.type()), visible));
        return answer;
    }

    /** Those that visible fields use. */
    private static List<Vocabulary> vocabularies(Access access, ContentModel model, List<ContentType> types) {
        Set<String> used = new LinkedHashSet<>();
        for (ContentType type : types) {
            collect(type.allFields(), field -> may(access, Action.READ_DRAFT, type, field), used);
        }
        return model.vocabularies().values().stream()
                .filter(vocabulary -> used.contains(vocabulary.id()))
                .toList();
    }

    private static void collect(List<Field> fields, Predicate<Field> visible, Set<String> used) {
        for (Field field : fields) {
            if (visible.test(field)) {
                if (field.type() instanceof FieldType.Term term) {
                    used.add(term.vocabulary());
                }
                collect(field.type().inner(), visible, used);
            }
        }
    }

    /** Those that stand in visible fields, with what the caller sees of them in any type. */
    private static List<Map<String, Object>> components(Access access, ContentModel model, List<ContentType> types) {
        Map<String, List<ContentType>> used = new LinkedHashMap<>();
        for (ContentType type : types) {
            ComponentsUsed.of(type.allFields(), field -> may(access, Action.READ_DRAFT, type, field))
                    .forEach(id ->
                            used.computeIfAbsent(id, _ -> new ArrayList<>()).add(type));
        }
        return model.components().values().stream()
                .filter(component -> used.containsKey(component.id()))
                .map(component -> component(access, component, used.getOrDefault(component.id(), List.of())))
                .toList();
    }

    private static Map<String, Object> component(Access access, ContentComponent component, List<ContentType> in) {
        List<Map<String, Object>> fields = component.fields().stream()
                .flatMap(field -> in.stream()
                        .filter(type -> may(access, Action.READ_DRAFT, type, field))
                        .findFirst()
                        .map(type -> field(access, type, field, one -> may(access, Action.READ_DRAFT, type, one)))
                        .stream())
                .toList();
        return Map.of(
                "id", component.id(),
                "owner", component.owner(),
                "singular", component.singular(),
                "label", component.label().texts(),
                "description", component.description().texts(),
                "icon", component.icon(),
                "titleField", component.titleField().orElse(""),
                "fields", fields);
    }

    /** Whether the caller may see the vocabulary. */
    Optional<Vocabulary> findVocabulary(Access access, String id) {
        ContentModel model = layouts.current().model();
        List<ContentType> types = model.types().values().stream()
                .filter(type -> may(access, Action.READ_DRAFT, type))
                .toList();
        return vocabularies(access, model, types).stream()
                .filter(vocabulary -> vocabulary.id().equals(id))
                .findFirst();
    }

    private static Map<String, Object> vocabulary(Vocabulary vocabulary) {
        int size = vocabulary.terms().size();
        return Map.of(
                "id",
                vocabulary.id(),
                "label",
                vocabulary.label().texts(),
                "size",
                size,
                "tree",
                vocabulary.terms().values().stream()
                        .anyMatch(term -> term.broader().isPresent()),
                "terms",
                size <= TermsFetcher.SHORT
                        ? vocabulary.terms().values().stream()
                                .map(term -> TermsFetcher.term(vocabulary, term))
                                .toList()
                        : List.of());
    }

    private static Map<String, Object> locale(Locales locales, String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        return Map.of(
                "tag",
                tag,
                "name",
                Map.of(
                        "zh-Hans",
                        locale.getDisplayNameWithDialect(ULocale.SIMPLIFIED_CHINESE),
                        "en",
                        locale.getDisplayNameWithDialect(ULocale.ENGLISH)),
                "direction",
                Locales.rightToLeft(tag) ? "RTL" : "LTR",
                "fallbacks",
                locales.fallbacks().getOrDefault(tag, List.of()));
    }
}
