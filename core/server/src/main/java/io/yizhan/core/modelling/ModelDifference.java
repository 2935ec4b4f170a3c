package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is other in one model than in another, of the site's parts. Parts are told apart by their stable ids. */
final class ModelDifference {
    private static final String OWNER = StoredShapes.OWNER;

    private final ContentModel before;
    private final ContentModel after;
    private final List<ModelChange> changes = new ArrayList<>();

    private ModelDifference(ContentModel before, ContentModel after) {
        this.before = before;
        this.after = after;
    }

    /** In the order of the model: vocabularies, components, types with their fields, groups. */
    static List<ModelChange> between(ContentModel before, ContentModel after) {
        ModelDifference difference = new ModelDifference(before, after);
        difference.vocabularies();
        difference.changes.addAll(ComponentDifference.between(before, after));
        difference.types();
        difference.groups();
        return difference.changes;
    }

    private void vocabularies() {
        Map<String, Vocabulary> old = vocabularies(before);
        Map<String, Vocabulary> next = vocabularies(after);
        next.forEach((id, vocabulary) -> {
            Vocabulary former = old.get(id);
            if (former == null) {
                add(ChangeKind.VOCABULARY_ADDED, id, named("新词表", "new vocabulary", vocabulary.label()), List.of());
            } else {
                new TermDifference(former, vocabulary, termPlaces(id)).change().ifPresent(changes::add);
            }
        });
        old.forEach((id, vocabulary) -> {
            if (!next.containsKey(id)) {
                remove(
                        ChangeKind.VOCABULARY_REMOVED,
                        id,
                        named("删除词表", "vocabulary removed", vocabulary.label()),
                        List.of());
            }
        });
    }

    private static Map<String, Vocabulary> vocabularies(ContentModel model) {
        Map<String, Vocabulary> own = new LinkedHashMap<>();
        model.vocabularies().values().stream()
                .filter(vocabulary -> vocabulary.owner().equals(OWNER))
                .forEach(vocabulary -> own.put(vocabulary.id(), vocabulary));
        return own;
    }

    /** Fields that choose from a vocabulary, by the outermost field around them. */
    private List<FieldPlace> termPlaces(String vocabulary) {
        List<FieldPlace> places = new ArrayList<>();
        for (ContentType type : after.types().values()) {
            for (Field field : type.allFields()) {
                if (before.findType(type.id()).isPresent() && uses(field, vocabulary)) {
                    places.add(FieldPlace.whole(type.id()).inner(field.key().toString()));
                }
            }
        }
        return places;
    }

    private static boolean uses(Field field, String vocabulary) {
        return (field.type() instanceof FieldType.Term term && term.vocabulary().equals(vocabulary))
                || FieldOptions.inner(field.type()).stream().anyMatch(inner -> uses(inner, vocabulary));
    }

    private void types() {
        for (ContentType type : after.types().values()) {
            Optional<ContentType> former = before.findType(type.id());
            if (!type.owner().equals(OWNER)) {
                continue;
            }
            if (former.isEmpty()) {
                add(
                        ChangeKind.TYPE_ADDED,
                        type.id(),
                        named("新内容类型", "new content type", type.label()),
                        List.of(FieldPlace.whole(type.id())));
            } else {
                type(former.get(), type);
            }
        }
        for (ContentType type : before.types().values()) {
            if (type.owner().equals(OWNER) && after.findType(type.id()).isEmpty()) {
                Labels label = type.label();
                Labels message = Labels.of(
                        "删除内容类型“" + label.in("zh-Hans") + "”：其条目不再显示和交付，但都保留，恢复类型后即可使用",
                        "content type “" + label.in("en")
                                + "” removed: its entries no longer show and are no longer delivered; all are kept and"
                                + " come back with the type");
                remove(ChangeKind.TYPE_REMOVED, type.id(), message, List.of(FieldPlace.whole(type.id())));
            }
        }
    }

    private void type(ContentType old, ContentType next) {
        FieldWords words = new FieldWords()
                .compare("singular", old.singular(), next.singular())
                .compare("plural", old.plural(), next.plural())
                .compareTexts("label", old.label(), next.label())
                .compareTexts("pluralLabel", old.pluralLabel(), next.pluralLabel())
                .compareTexts("description", old.description(), next.description())
                .compare("menu", old.menu(), next.menu())
                .compare("icon", old.icon(), next.icon())
                .compare("titleField", old.titleField(), next.titleField())
                .compare(
                        "imageField",
                        old.imageField().orElse(""),
                        next.imageField().orElse(""))
                .compare("jsonLd", old.jsonLd().orElse(""), next.jsonLd().orElse(""));
        if (!old.localized() && next.localized()) {
            words.add(
                    "从此按语言发布：已发布的条目只在发布时的语言（通常是默认语言）和回退到它的语言中显示",
                    "published per language from now on: entries that are out show in the language they were published in, which"
                            + " is the default one as a rule, and in those that fall back to it");
        }
        if (!words.isEmpty()) {
            Labels message = words.after(
                    "内容类型“" + next.label().in("zh-Hans") + "”",
                    "content type “" + next.label().in("en") + "”");
            add(ChangeKind.TYPE_CHANGED, next.id(), message, List.of(FieldPlace.whole(next.id())));
        }
        new FieldDifference(next.id(), FieldPlace.whole(next.id()), changes).compare(old.fields(), next.fields());
        boolean moved = !ids(old.fields(), next.fields()).equals(ids(next.fields(), old.fields()));
        if (moved || !old.form().equals(next.form())) {
            add(
                    ChangeKind.ORDER_CHANGED,
                    next.id(),
                    named("表单中字段的顺序或分区", "order or sections of the form", next.label()),
                    List.of());
        }
    }

    /** Ids of fields that the others have too, in their order. */
    private static List<String> ids(List<Field> fields, List<Field> others) {
        List<String> known = others.stream().map(Field::id).toList();
        return fields.stream().map(Field::id).filter(known::contains).toList();
    }

    private void groups() {
        Map<String, FieldGroup> old = groups(before);
        Map<String, FieldGroup> next = groups(after);
        next.forEach((id, group) -> {
            FieldGroup former = old.get(id);
            if (former == null || !former.type().equals(group.type())) {
                add(ChangeKind.GROUP_ADDED, id, named("新字段组", "new field group", group.label()), places(group));
            } else {
                group(former, group);
            }
        });
        old.forEach((id, group) -> {
            FieldGroup now = next.get(id);
            if (now == null || !now.type().equals(group.type())) {
                remove(
                        ChangeKind.GROUP_REMOVED,
                        id,
                        named("删除字段组（其中的值都保留）", "field group removed (its values are kept)", group.label()),
                        places(group));
            }
        });
    }

    private void group(FieldGroup old, FieldGroup next) {
        FieldWords words = new FieldWords()
                .compare("name", old.name(), next.name())
                .compareTexts("label", old.label(), next.label());
        if (!words.isEmpty()) {
            Labels message = words.after(
                    "字段组“" + next.label().in("zh-Hans") + "”",
                    "field group “" + next.label().in("en") + "”");
            add(ChangeKind.GROUP_CHANGED, next.id(), message, places(next));
        }
        new FieldDifference(next.id(), FieldPlace.whole(next.type()), changes).compare(old.fields(), next.fields());
        if (!ids(old.fields(), next.fields()).equals(ids(next.fields(), old.fields()))) {
            add(
                    ChangeKind.ORDER_CHANGED,
                    next.id(),
                    named("字段组中字段的顺序", "order of fields in the group", next.label()),
                    List.of());
        }
    }

    private static Map<String, FieldGroup> groups(ContentModel model) {
        Map<String, FieldGroup> own = new LinkedHashMap<>();
        for (ContentType type : model.types().values()) {
            type.groups().stream()
                    .filter(group -> group.owner().equals(OWNER))
                    .forEach(group -> own.put(group.id(), group));
        }
        return own;
    }

    private static List<FieldPlace> places(FieldGroup group) {
        return group.fields().stream()
                .map(field -> FieldPlace.whole(group.type()).inner(field.key().toString()))
                .toList();
    }

    static Labels named(String zh, String en, Labels label) {
        return Labels.of(zh + "“" + label.in("zh-Hans") + "”", en + " “" + label.in("en") + "”");
    }

    private void add(ChangeKind kind, String target, Labels message, List<FieldPlace> places) {
        changes.add(new ModelChange(kind, target, Optional.empty(), message, false, false, places));
    }

    private void remove(ChangeKind kind, String target, Labels message, List<FieldPlace> places) {
        changes.add(new ModelChange(kind, target, Optional.empty(), message, true, false, places));
    }
}
