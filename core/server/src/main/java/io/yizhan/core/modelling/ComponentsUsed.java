package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which components fields lead to, those inside others too. */
final class ComponentsUsed {
    private final Predicate<Field> visible;
    private final Set<String> ids = new LinkedHashSet<>();

    private ComponentsUsed(Predicate<Field> visible) {
        this.visible = visible;
    }

    /** @param visible fields that lead anywhere */
    static Set<String> of(List<Field> fields, Predicate<Field> visible) {
        ComponentsUsed used = new ComponentsUsed(visible);
        used.collect(fields);
        return used.ids;
    }

    private void collect(List<Field> fields) {
        for (Field field : fields) {
            if (!visible.test(field)) {
                continue;
            }
            switch (field.type()) {
                case FieldType.Group group -> {
                    group.component().ifPresent(ids::add);
                    collect(group.fields());
                }
                case FieldType.Blocks blocks -> blocks.components().forEach(this::block);
                default -> {
                    // leads to no component
                }
            }
        }
    }

    private void block(ContentComponent component) {
        if (ids.add(component.id())) {
            collect(component.fields());
        }
    }
}
