package io.yizhan.core.model;

import java.util.List;
import java.util.Optional;

/**
 * A named set of fields that types share: it stands once or repeated as a field of its own, or among others as a block.
 *
 * @param owner {@code core}, {@code site} or a plugin id
 * @param id stable id, unique in the model; for components of plugins prefixed with the plugin id in camel case
 * @param singular name of its GraphQL type, e.g. {@code QuoteBlock}
 * @param icon name of an icon of the admin
 * @param titleField id of the field whose first words stand for it while it is folded up
 * @param fields in order; those inside that are components or blocks hold what they lead to
 */
public record ContentComponent(
        String owner,
        String id,
        String singular,
        Labels label,
        Labels description,
        String icon,
        Optional<String> titleField,
        List<Field> fields) {
    public ContentComponent {
        fields = List.copyOf(fields);
    }

    ContentComponent withFields(List<Field> others) {
        return new ContentComponent(owner, id, singular, label, description, icon, titleField, others);
    }

    /** The component as a step from a field of blocks down to a field of one of them; it is no field that has values. */
    public Field step() {
        return new Field(
                new FieldKey(owner, id),
                singular,
                new FieldType.Group(false, 1, fields, Optional.of(id)),
                label,
                description,
                false,
                false,
                false,
                false,
                false,
                false,
                Visibility.PUBLIC,
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }
}
