package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which other types a condition looks at: whether it holds of an entry then depends on entries of those. */
final class ConditionTypes {
    private final ContentModel model;
    private final Set<String> found = new LinkedHashSet<>();

    private ConditionTypes(ContentModel model) {
        this.model = model;
    }

    /** Ids of the types at the ends of the references that the condition follows, in either direction. */
    static Set<String> of(ContentModel model, Condition condition) {
        ConditionTypes types = new ConditionTypes(model);
        types.visit(condition);
        return types.found;
    }

    private void visit(Condition condition) {
        switch (condition) {
            case Condition.Linked linked -> linked.path().steps().forEach(this::step);
            case Condition.LinkedFrom linked -> {
                found.add(linked.type());
                linked.path().steps().forEach(this::step);
            }
            case Condition.Compare compare -> {
                if (compare.operator() == Operator.UNDER
                        && compare.path().steps().getFirst() == FieldPath.SystemProperty.ID) {
                    trees();
                }
            }
            case Condition.All _, Condition.Any _, Condition.Not _, Condition.Near _ -> {
                // Of themselves they look at the entry's own values.
            }
        }
        condition.children().forEach(this::visit);
    }

    /** Entries above entries: of whichever type forms trees. */
    private void trees() {
        model.types().values().stream()
                .filter(type -> type.findBroader().isPresent())
                .forEach(type -> found.add(type.id()));
    }

    /** Keys of fields are unique in their type only, so the targets of all fields of that key count. */
    private void step(FieldPath.Step step) {
        if (step instanceof FieldPath.FieldStep into) {
            for (ContentType type : model.types().values()) {
                for (Field field : withInner(type.allFields())) {
                    if (field.key().equals(into.key()) && field.type() instanceof FieldType.Reference reference) {
                        found.addAll(reference.targets());
                    }
                }
            }
        }
    }

    private static List<Field> withInner(List<Field> fields) {
        List<Field> all = new ArrayList<>(fields);
        for (Field field : fields) {
            if (field.type() instanceof FieldType.Group group) {
                all.addAll(withInner(group.fields()));
            }
        }
        return all;
    }
}
