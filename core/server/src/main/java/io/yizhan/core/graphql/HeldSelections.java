package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the operations of a document choose, worked out at their first execution and kept with the document. Nothing is kept of a
 * document whose directives may leave fields out by variables, nor of one so large that it would take much space.
 */
final class HeldSelections {
    private final boolean kept;
    private final Map<OperationDefinition, ChosenField.Selection> roots = new ConcurrentHashMap<>();

    HeldSelections(boolean kept) {
        this.kept = kept;
    }

    static HeldSelections of(GraphQLContext context) {
        return ContextValues.require(context, HeldSelections.class);
    }

    /** What an operation of the document chooses of its root. */
    ChosenField.Selection root(OperationDefinition operation, Supplier<ChosenField.Selection> making) {
        return kept ? roots.computeIfAbsent(operation, _ -> making.get()) : making.get();
    }
}
