package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.OrderKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something a list can be ordered by.
 *
 * @param path from the entry, or from the one the reference leads to
 * @param field at its end; none for what every entry has
 * @param through reference to one entry, and the type it leads to
 */
record SortChoice(FieldPath path, Optional<Field> field, Optional<Through> through) {
    record Through(Field reference, ContentType target) {}

    /** By enum value, for lists of several types: what every entry has. */
    static Map<String, SortChoice> ofEveryEntry() {
        Map<String, SortChoice> choices = new LinkedHashMap<>();
        for (SystemProperty property :
                List.of(SystemProperty.CREATED_AT, SystemProperty.UPDATED_AT, SystemProperty.PUBLISHED_AT)) {
            choices.put(
                    property.name(),
                    new SortChoice(new FieldPath(List.of(property)), Optional.empty(), Optional.empty()));
        }
        return choices;
    }

    /** By enum value, for the lists of a type. */
    static Map<String, SortChoice> of(ContentModel model, ContentType type) {
        Map<String, SortChoice> choices = ofEveryEntry();
        named(type).forEach(field -> choices.put(field.name(), choice(field.field(), Optional.empty())));
        referencesToOne(type).forEach(reference -> {
            ContentType target = model.requireType(
                    ((FieldType.Reference) reference.field().type()).targets().getFirst());
            Through through = new Through(reference.field(), target);
            named(target)
                    .forEach(field -> choices.putIfAbsent(
                            reference.name() + "_" + field.name(), choice(field.field(), Optional.of(through))));
        });
        return choices;
    }

    private record Named(String name, Field field) {}

    private static SortChoice choice(Field field, Optional<Through> through) {
        return new SortChoice(FieldPath.of(field.key()), Optional.of(field), through);
    }

    private static Stream<Named> all(ContentType type) {
        Stream<Named> own = type.fields().stream().map(field -> new Named(TypeNames.enumValue(field.name()), field));
        Stream<Named> added = type.groups().stream()
                .flatMap(group -> group.fields().stream()
                        .map(field -> new Named(
                                TypeNames.enumValue(group.name()) + "_" + TypeNames.enumValue(field.name()), field)));
        return Stream.concat(own, added).filter(one -> one.field().visibility() != Visibility.INTERNAL);
    }

    private static Stream<Named> named(ContentType type) {
        return all(type).filter(one -> one.field().sortable());
    }

    private static Stream<Named> referencesToOne(ContentType type) {
        return all(type)
                .filter(one -> one.field().type() instanceof FieldType.Reference reference
                        && !reference.many()
                        && !one.field().localized()
                        && reference.targets().size() == 1);
    }

    /** @throws io.yizhan.core.problem.ProblemException FORBIDDEN if the order would tell what the caller may not see */
    OrderKey key(ContentType type, FieldUse use, boolean descending) {
        if (through.isEmpty()) {
            field.ifPresent(one -> use.require(type, one));
            return new OrderKey(path, descending);
        }
        ContentType target = through.get().target();
        use.require(type, through.get().reference());
        field.ifPresent(one -> use.require(target, one));
        FieldPath reference = FieldPath.of(through.get().reference().key());
        return new OrderKey(
                path, descending, Optional.of(new OrderKey.Through(reference, target.id(), use.counted(target))));
    }
}
