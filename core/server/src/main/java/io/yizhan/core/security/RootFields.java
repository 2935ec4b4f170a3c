package io.yizhan.core.security;

import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The root fields of an operation, each time they stand there.
 *
 * @param hidden whether a named fragment stands at the root, whose fields are not looked into
 */
record RootFields(List<String> names, boolean hidden) {

    static RootFields of(OperationDefinition operation) {
        List<String> names = new ArrayList<>();
        boolean hidden = collect(operation.getSelectionSet(), names);
        return new RootFields(List.copyOf(names), hidden);
    }

    /** True if every root field is one of these. */
    boolean within(Set<String> allowed) {
        return !hidden && allowed.containsAll(names);
    }

    boolean holdsAny(Set<String> some) {
        return names.stream().anyMatch(some::contains);
    }

    private static boolean collect(SelectionSet set, List<String> names) {
        boolean hidden = false;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                names.add(field.getName());
            } else if (selection instanceof InlineFragment fragment) {
                hidden |= collect(fragment.getSelectionSet(), names);
            } else if (selection instanceof FragmentSpread) {
                hidden = true;
            }
        }
        return hidden;
    }
}
