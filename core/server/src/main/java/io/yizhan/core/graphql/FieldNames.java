package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All names of fields in a document, wherever they stand: says at once that something is not asked for. */
public final class FieldNames {
    private final Set<String> names = new HashSet<>();

    FieldNames(Document document) {
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                collect(operation.getSelectionSet());
            } else if (definition instanceof FragmentDefinition fragment) {
                collect(fragment.getSelectionSet());
            }
        }
    }

    public static FieldNames of(GraphQLContext context) {
        return ContextValues.require(context, FieldNames.class);
    }

    /** Whether none of these is asked for anywhere in the request. */
    public boolean containNoneOf(Collection<String> others) {
        return Collections.disjoint(names, others);
    }

    private void collect(@Nullable SelectionSet set) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                names.add(field.getName());
                collect(field.getSelectionSet());
            } else if (selection instanceof InlineFragment inline) {
                collect(inline.getSelectionSet());
            }
        }
    }
}
