package io.yizhan.core.plugins;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * One thing a plugin adds to the content model.
 *
 * @param type the content type a field group is added to
 * @param fields labels of its fields; empty for a vocabulary
 * @param terms how many terms a vocabulary has
 */
public record Contribution(Kind kind, String id, Optional<String> type, Labels label, List<Labels> fields, int terms) {
    public Contribution {
        fields = List.copyOf(fields);
    }

    /** What is added. */
    public enum Kind {
        TYPE,
        FIELD_GROUP,
        COMPONENT,
        VOCABULARY
    }

    static Contribution of(ContentType type) {
        return new Contribution(Kind.TYPE, type.id(), Optional.empty(), type.label(), labels(type.fields()), 0);
    }

    static Contribution of(FieldGroup group) {
        return new Contribution(
                Kind.FIELD_GROUP, group.name(), Optional.of(group.type()), group.label(), labels(group.fields()), 0);
    }

    static Contribution of(ContentComponent component) {
        return new Contribution(
                Kind.COMPONENT, component.id(), Optional.empty(), component.label(), labels(component.fields()), 0);
    }

    static Contribution of(Vocabulary vocabulary) {
        return new Contribution(
                Kind.VOCABULARY,
                vocabulary.id(),
                Optional.empty(),
                vocabulary.label(),
                List.of(),
                vocabulary.terms().size());
    }

    private static List<Labels> labels(List<Field> fields) {
        return fields.stream().map(Field::label).toList();
    }
}
