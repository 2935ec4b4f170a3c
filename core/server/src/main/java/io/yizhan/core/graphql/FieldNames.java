package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.execution.MergedField;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields in a document: says at once that something is not asked for, whatever the variables. Kept with the document, so it is
 * worked out once and not for each request.
 */
public final class FieldNames {
    private final Set<String> names = new HashSet<>();
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<Place, Chosen> chosen = new ConcurrentHashMap<>();

    /** A field of the document, which equals itself alone, and the paths below it. */
    private record Place(Field field, List<List<String>> paths) {}

    /**
     * What is chosen at a place.
     *
     * @param names of fields, on whatever type they are chosen, and whether or not a directive leaves them out
     * @param withArguments those of them that have arguments somewhere
     */
    public record Chosen(Set<String> names, Set<String> withArguments) {
        public Chosen {
            names = Set.copyOf(names);
            withArguments = Set.copyOf(withArguments);
        }
    }

    FieldNames(Document document) {
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                collect(operation.getSelectionSet());
            } else if (definition instanceof FragmentDefinition fragment) {
                fragments.put(fragment.getName(), fragment);
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

    /**
     * What is chosen below a field of the document.
     *
     * @param paths names that lead there from the field; an empty path means right below it
     */
    public Chosen below(MergedField field, List<List<String>> paths) {
        if (field.getFields().size() == 1) {
            return chosen.computeIfAbsent(
                    new Place(field.getSingleField(), paths), place -> choose(List.of(place.field()), paths));
        }
        return choose(field.getFields(), paths);
    }

    private Chosen choose(List<Field> fields, List<List<String>> paths) {
        Set<String> all = new HashSet<>();
        Set<String> withArguments = new HashSet<>();
        for (Field field : fields) {
            for (List<String> path : paths) {
                at(field, path, found -> {
                    all.add(found.getName());
                    if (!found.getArguments().isEmpty()) {
                        withArguments.add(found.getName());
                    }
                });
            }
        }
        return new Chosen(all, withArguments);
    }

    private void at(Field field, List<String> path, Consumer<Field> found) {
        if (path.isEmpty()) {
            children(field.getSelectionSet(), found);
        } else {
            children(field.getSelectionSet(), child -> {
                if (child.getName().equals(path.getFirst())) {
                    at(child, path.subList(1, path.size()), found);
                }
            });
        }
    }

    /** Fields right below; validation has refused fragments that lead back to themselves. */
    private void children(@Nullable SelectionSet set, Consumer<Field> found) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> found.accept(field);
                case InlineFragment inline -> children(inline.getSelectionSet(), found);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    children(fragment == null ? null : fragment.getSelectionSet(), found);
                }
                default -> throw new IllegalStateException("Not a selection: " + selection);
            }
        }
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
