package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.projection.OrderKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields conditions and orders look at, of the entries themselves and of those they are linked with. */
final class NeededFields {
    private final ContentModel model;
    private final Set<FieldKey> keys = new HashSet<>();

    NeededFields(ContentModel model) {
        this.model = model;
    }

    NeededFields with(Condition condition) {
        switch (condition) {
            case Condition.Compare compare -> {
                with(compare.path());
                if (compare.operator() == Operator.UNDER) {
                    trees();
                }
            }
            case Condition.Linked linked -> with(linked.path());
            case Condition.LinkedFrom linked -> with(linked.path());
            case Condition.Near near -> {
                with(near.latitude());
                with(near.longitude());
            }
            case Condition.All _, Condition.Any _, Condition.Not _ -> {
                // their parts look
            }
        }
        condition.children().forEach(this::with);
        return this;
    }

    NeededFields with(List<OrderKey> order) {
        order.forEach(key -> {
            with(key.path());
            key.through().ifPresent(through -> with(through.reference()));
        });
        return this;
    }

    NeededFields with(FieldPath path) {
        for (FieldPath.Step step : path.steps()) {
            if (step instanceof FieldPath.FieldStep into) {
                keys.add(into.key());
            }
        }
        return this;
    }

    /** The ways up from entries to those they stand below. */
    private void trees() {
        model.types()
                .values()
                .forEach(type -> type.findBroader().map(Field::key).ifPresent(keys::add));
    }

    /** Those of a type. A key stands for the field of that key in each type, and for a whole group if it lies in one. */
    Set<FieldKey> of(ContentType type) {
        return type.allFields().stream().map(Field::key).filter(keys::contains).collect(Collectors.toSet());
    }
}
