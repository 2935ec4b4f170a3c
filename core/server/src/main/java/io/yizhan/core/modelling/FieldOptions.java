package io.yizhan.core.modelling;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is particular to a type of field, as JSON for forms. */
final class FieldOptions {
    private FieldOptions() {}

    static Map<String, Object> of(FieldType type) {
        Map<String, Object> options = new LinkedHashMap<>();
        switch (type) {
            case FieldType.Text text -> {
                text.minLength().ifPresent(length -> options.put("minLength", length));
                options.put("maxLength", text.maxLength());
                text.pattern().ifPresent(pattern -> options.put("pattern", pattern));
            }
            case FieldType.LongText text -> options.put("maxLength", text.maxLength());
            case FieldType.Group group -> {
                if (group.repeatable()) {
                    options.put("maxRows", group.maxRows());
                }
                group.component().ifPresent(component -> options.put("component", component));
            }
            case FieldType.Blocks blocks -> {
                options.put("maxRows", blocks.maxRows());
                options.put("components", blocks.allowed());
            }
            case FieldType.WholeNumber number -> {
                number.min().ifPresent(min -> options.put("min", min));
                number.max().ifPresent(max -> options.put("max", max));
            }
            case FieldType.DecimalNumber number -> {
                options.put("scale", number.scale());
                number.min().ifPresent(min -> options.put("min", min.toPlainString()));
                number.max().ifPresent(max -> options.put("max", max.toPlainString()));
            }
            case FieldType.Measure measure -> {
                options.put("unit", measure.baseUnit());
                options.put("units", measure.units());
            }
            case FieldType.Term term -> options.put("vocabulary", term.vocabulary());
            case FieldType.Reference reference -> options.put("targets", reference.targets());
            case FieldType.Asset asset -> options.put("kinds", asset.kinds());
            case FieldType.Slug slug -> options.put("from", slug.from());
            case FieldType.Identifier identifier -> options.put("scheme", identifier.scheme());
            default -> {
                // the other types have no options
            }
        }
        return options;
    }

    /** Sub-fields of a group, attributes of a reference; those of blocks are told with the components. */
    static List<Field> inner(FieldType type) {
        return switch (type) {
            case FieldType.Group group -> group.fields();
            case FieldType.Reference reference -> reference.attributes();
            default -> List.of();
        };
    }
}
