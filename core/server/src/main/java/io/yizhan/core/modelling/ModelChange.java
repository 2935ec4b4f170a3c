package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two models.
 *
 * @param target id of the type, group, component or vocabulary
 * @param field id of the field; empty if the whole is meant
 * @param message what happens, in words
 * @param removal something goes away
 * @param tighter values that were good may not be any more
 * @param places fields whose values are concerned; of a type as a whole, its places without a path
 */
public record ModelChange(
        ChangeKind kind,
        String target,
        Optional<String> field,
        Labels message,
        boolean removal,
        boolean tighter,
        List<FieldPlace> places) {
    public ModelChange {
        places = List.copyOf(places);
    }
}
