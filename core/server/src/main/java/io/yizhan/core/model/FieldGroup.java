package io.yizhan.core.model;

import java.util.List;

/**
 * Fields that one owner adds to a content type of another: one object in the API ({@code work { jade { … } }}), one
 * section in the form, one table of its own. Installing a plugin thus alters no table.
 *
 * @param owner plugin id or {@code site}
 * @param id unique within owner; names the table
 * @param name name of the object in the API, unique among the fields and groups of the type
 * @param type id of the content type it extends
 */
public record FieldGroup(String owner, String id, String name, String type, Labels label, List<Field> fields) {
    public FieldGroup {
        fields = List.copyOf(fields);
    }

    FieldGroup withFields(List<Field> others) {
        return new FieldGroup(owner, id, name, type, label, others);
    }
}
