package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is other in the site's components, said once for all types that hold them. */
final class ComponentDifference {
    private ComponentDifference() {}

    static List<ModelChange> between(ContentModel before, ContentModel after) {
        Map<String, ContentComponent> old = own(before);
        Map<String, ContentComponent> next = own(after);
        List<ModelChange> changes = new ArrayList<>();
        next.forEach((id, component) -> {
            ContentComponent former = old.get(id);
            if (former == null) {
                changes.add(change(
                        ChangeKind.COMPONENT_ADDED,
                        id,
                        ModelDifference.named("新组件", "new component", component.label()),
                        List.of()));
            } else {
                List<FieldPlace> holders = holders(after, id);
                changed(former, component)
                        .ifPresent(message -> changes.add(change(ChangeKind.COMPONENT_CHANGED, id, message, holders)));
                fields(former, component).stream().map(one -> at(one, holders)).forEach(changes::add);
            }
        });
        old.forEach((id, component) -> {
            if (!next.containsKey(id)) {
                changes.add(change(
                        ChangeKind.COMPONENT_REMOVED,
                        id,
                        ModelDifference.named("删除组件", "component removed", component.label()),
                        holders(before, id)));
            }
        });
        return changes;
    }

    static Map<String, ContentComponent> own(ContentModel model) {
        Map<String, ContentComponent> own = new LinkedHashMap<>();
        model.components().values().stream()
                .filter(component -> component.owner().equals(StoredShapes.OWNER))
                .forEach(component -> own.put(component.id(), component));
        return own;
    }

    private static Optional<Labels> changed(ContentComponent old, ContentComponent next) {
        FieldWords words = new FieldWords()
                .compare("singular", old.singular(), next.singular())
                .compareTexts("label", old.label(), next.label())
                .compareTexts("description", old.description(), next.description())
                .compare("icon", old.icon(), next.icon())
                .compare(
                        "titleField",
                        old.titleField().orElse(""),
                        next.titleField().orElse(""));
        Labels label = next.label();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.after("组件“" + label.in("zh-Hans") + "”", "component “" + label.in("en") + "”"));
    }

    private static List<ModelChange> fields(ContentComponent old, ContentComponent next) {
        List<ModelChange> changes = new ArrayList<>();
        new FieldDifference(next.id(), FieldPlace.whole(next.id()), changes).compare(old.fields(), next.fields());
        return changes;
    }

    private static ModelChange at(ModelChange change, List<FieldPlace> holders) {
        return new ModelChange(
                change.kind(),
                change.target(),
                change.field(),
                change.message(),
                change.removal(),
                change.tighter(),
                holders);
    }

    private static ModelChange change(ChangeKind kind, String id, Labels message, List<FieldPlace> holders) {
        boolean removal = kind == ChangeKind.COMPONENT_REMOVED;
        return new ModelChange(kind, id, Optional.empty(), message, removal, false, holders);
    }

    /** The outermost fields in whose values the component may stand. */
    static List<FieldPlace> holders(ContentModel model, String component) {
        List<FieldPlace> places = new ArrayList<>();
        for (ContentType type : model.types().values()) {
            for (Field field : type.allFields()) {
                if (holds(field.type(), component)) {
                    places.add(FieldPlace.whole(type.id()).inner(field.key().toString()));
                }
            }
        }
        return places;
    }

    private static boolean holds(FieldType type, String component) {
        return switch (type) {
            case FieldType.Group group ->
                group.component().filter(component::equals).isPresent() || holds(group.fields(), component);
            case FieldType.Blocks blocks ->
                blocks.allowed().contains(component)
                        || blocks.components().stream().anyMatch(one -> holds(one.fields(), component));
            default -> false;
        };
    }

    private static boolean holds(List<Field> fields, String component) {
        return fields.stream().anyMatch(field -> holds(field.type(), component));
    }
}
