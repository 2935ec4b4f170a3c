package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.ReverseReference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** GraphQL names made from the model. */
final class TypeNames {
    private TypeNames() {}

    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static String connection(ContentType type) {
        return type.singular() + "Connection";
    }

    static String edge(ContentType type) {
        return type.singular() + "Edge";
    }

    static String where(ContentType type) {
        return type.singular() + "Where";
    }

    /**
     * Conditions on the entries of several types a reference leads to.
     *
     * @param nested name of the reference, as {@link #nested} gives it
     */
    static String targetWhere(String nested) {
        return nested + "TargetWhere";
    }

    /** Conditions on the entries of a type that lead to another. */
    static String reverse(ContentType source) {
        return source.singular() + "Reverse";
    }

    /** What a way back leads to, for people. */
    static String describe(ReverseReference way) {
        String label = way.reference().label().in("en");
        return way.source().pluralLabel().in("en") + " that name this one as: " + label + ".";
    }

    /** What happens to entries of a type. */
    static String event(ContentType type) {
        return type.singular() + "Event";
    }

    /** Root field of these: {@code workEvents}. */
    static String events(ContentType type) {
        return type.rootField() + "Events";
    }

    static String order(ContentType type) {
        return type.singular() + "Order";
    }

    static String orderField(ContentType type) {
        return type.singular() + "OrderField";
    }

    static String aggregate(ContentType type) {
        return type.singular() + "Aggregate";
    }

    static String aggregateBy(ContentType type) {
        return type.singular() + "AggregateBy";
    }

    static String aggregateGroup(ContentType type) {
        return type.singular() + "AggregateGroup";
    }

    static String facet(ContentType type) {
        return type.singular() + "Facet";
    }

    /** Type of a group, a reference's connection or a union: owner's name and the field's. */
    static String nested(String owner, Field field) {
        return owner + capital(field.name());
    }

    /** What may stand in a field of blocks. */
    static String blocks(String owner, Field field) {
        return nested(owner, field) + "Block";
    }

    static String group(ContentType type, FieldGroup group) {
        return type.singular() + capital(group.name());
    }

    /** {@code validFrom} → {@code VALID_FROM}. */
    static String enumValue(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** Why the field goes away; null if it stays. */
    static @Nullable String deprecation(Field field) {
        return field.deprecated().map(text -> text.in("en")).orElse(null);
    }
}
