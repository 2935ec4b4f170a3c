package io.yizhan.core.graphql;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds one parsed document against the limits, in time linear to its length: each fragment is measured once. Fragment cycles are not
 * judged here; validation refuses them, and few fragments cannot make that slow.
 */
final class DocumentLimits {
    /** What a selection set costs when fragments are put in place of their names; counts stop at {@code CEILING}. */
    private record Extent(long depth, long fields, long rootFields) {
        static final Extent NONE = new Extent(0, 0, 0);

        Extent beside(Extent other) {
            return new Extent(
                    Math.max(depth, other.depth),
                    Math.min(CEILING, fields + other.fields),
                    Math.min(CEILING, rootFields + other.rootFields));
        }

        Extent asChildren() {
            return new Extent(depth + 1, Math.min(CEILING, fields + 1), 1);
        }
    }

    private static final long CEILING = 1_000_000_000L;

    private final LimitsConfig limits;
    private final Document document;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Extent> extents = new HashMap<>();
    private int aliases;
    private int directives;
    private long fields;

    DocumentLimits(LimitsConfig limits, Document document) {
        this.limits = limits;
        this.document = document;
    }

    /** @throws RequestRefused QUERY_TOO_COMPLEX naming the first limit passed */
    void check() {
        int fragmentCount = 0;
        int operationCount = 0;
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                fragmentCount++;
                fragments.putIfAbsent(fragment.getName(), fragment);
            } else if (definition instanceof OperationDefinition) {
                operationCount++;
            }
        }
        atMost("fragments", fragmentCount, limits.fragments());
        atMost("operations", operationCount, limits.operations());
        countMarks();
        atMost("aliases", aliases, limits.aliases());
        atMost("directives", directives, limits.directives());
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            check(operation);
        }
    }

    /** Fields of all operations, with fragments put in place of their names; known when checked. */
    long fields() {
        return fields;
    }

    /** Directives anywhere in the document; known when checked. */
    int directives() {
        return directives;
    }

    private void check(OperationDefinition operation) {
        Extent extent = extent(operation.getSelectionSet());
        fields += extent.fields();
        if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            atMost("mutationRootFields", extent.rootFields(), limits.mutationRootFields());
        } else {
            atMost("rootFields", extent.rootFields(), limits.rootFields());
        }
        atMost("depth", extent.depth(), limits.depth());
        atMost("fields", extent.fields(), limits.fields());
    }

    private void countMarks() {
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                countDirectives(fragment.getDirectives());
                countMarks(fragment.getSelectionSet());
            } else if (definition instanceof OperationDefinition operation) {
                countDirectives(operation.getDirectives());
                operation.getVariableDefinitions().forEach(variable -> countDirectives(variable.getDirectives()));
                countMarks(operation.getSelectionSet());
            }
        }
    }

    private void countMarks(@Nullable SelectionSet set) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof DirectivesContainer<?> container) {
                countDirectives(container.getDirectives());
            }
            if (selection instanceof Field field) {
                aliases += field.getAlias() == null ? 0 : 1;
                countMarks(field.getSelectionSet());
            } else if (selection instanceof InlineFragment inline) {
                countMarks(inline.getSelectionSet());
            }
        }
    }

    private void countDirectives(List<Directive> applied) {
        directives += applied.size();
    }

    private Extent extent(@Nullable SelectionSet set) {
        Extent total = Extent.NONE;
        if (set == null) {
            return total;
        }
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                total = total.beside(extent(field.getSelectionSet()).asChildren());
            } else if (selection instanceof InlineFragment inline) {
                total = total.beside(extent(inline.getSelectionSet()));
            } else if (selection instanceof FragmentSpread spread) {
                total = total.beside(fragment(spread.getName()));
            }
        }
        return total;
    }

    private Extent fragment(String name) {
        Extent known = extents.get(name);
        if (known != null) {
            return known;
        }
        FragmentDefinition definition = fragments.get(name);
        if (definition == null) {
            return Extent.NONE;
        }
        extents.put(name, Extent.NONE); // stands while the fragment is measured, so that a cycle ends
        Extent measured = extent(definition.getSelectionSet());
        extents.put(name, measured);
        return measured;
    }

    private static void atMost(String name, long actual, long limit) {
        if (actual > limit) {
            throw new RequestRefused(DocumentCache.tooComplex(name, actual, limit));
        }
    }
}
