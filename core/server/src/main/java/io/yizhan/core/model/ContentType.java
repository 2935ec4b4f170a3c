package io.yizhan.core.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of entry.
 *
 * @param owner {@code core}, {@code site} or a plugin id
 * @param id stable id, unique in the model; for plugin types prefixed with the plugin id in camel case
 * @param singular GraphQL type name, e.g. {@code TradeFair}
 * @param plural PascalCase plural, e.g. {@code TradeFairs}; root list {@code tradeFairs}
 * @param menu group in the admin's menu: showcase, trade, people, editorial, …
 * @param icon name of an icon of the admin
 * @param titleField id of the field that names an entry in lists and pickers
 * @param imageField id of the field whose first picture stands for an entry
 * @param fields own fields, in order
 * @param groups field groups added by other owners, in order of owner and id
 * @param form how the form is laid out
 * @param jsonLd type of schema.org that tells search engines what an entry is; empty if they are told nothing
 */
public record ContentType(
        String owner,
        String id,
        String singular,
        String plural,
        Labels label,
        Labels pluralLabel,
        Labels description,
        String menu,
        String icon,
        String titleField,
        Optional<String> imageField,
        List<Field> fields,
        List<FieldGroup> groups,
        Form form,
        Optional<String> jsonLd) {
    public ContentType {
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
    }

    /** Equal types share their id; hashing all they hold costs too much for a key of a map. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Own fields and those of all field groups: everything a version of an entry may hold. */
    public List<Field> allFields() {
        return Stream.concat(fields.stream(), groups.stream().flatMap(group -> group.fields().stream()))
                .toList();
    }

    public Optional<Field> findField(FieldKey key) {
        for (Field field : fields) {
            if (field.key().equals(key)) {
                return Optional.of(field);
            }
        }
        return groups.stream()
                .flatMap(group -> group.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    /** Own field by id. */
    public Optional<Field> findOwnField(String fieldId) {
        return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }

    /** Root field of one entry in the delivery API: {@code tradeFair}. */
    public String rootField() {
        return small(singular);
    }

    /** Root field of the list: {@code tradeFairs}. */
    public String rootList() {
        return small(plural);
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** The field that names an entry. */
    public Field title() {
        return findOwnField(titleField).orElseThrow();
    }

    /** The slug field, if the type has one. */
    public Optional<Field> findSlug() {
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.Slug)
                .findFirst();
    }

    /** The reference that leads to the entry above, where entries of the type form trees. */
    public Optional<Field> findBroader() {
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.Reference reference && reference.broader())
                .findFirst();
    }

    /** True if any field is localised. */
    public boolean localized() {
        return allFields().stream().anyMatch(Field::localized);
    }

    public ContentType withGroups(List<FieldGroup> added) {
        return with(fields, added);
    }

    ContentType withFields(List<Field> others) {
        return with(others, groups);
    }

    private ContentType with(List<Field> itsFields, List<FieldGroup> itsGroups) {
        return new ContentType(
                owner,
                id,
                singular,
                plural,
                label,
                pluralLabel,
                description,
                menu,
                icon,
                titleField,
                imageField,
                itsFields,
                itsGroups,
                form,
                jsonLd);
    }
}
