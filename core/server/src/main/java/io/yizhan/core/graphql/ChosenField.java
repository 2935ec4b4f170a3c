package io.yizhan.core.graphql;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A field chosen of an object type by an operation, the same for all objects of its place in the document. */
final class ChosenField {
    private static final FieldCollector COLLECTOR = new FieldCollector();

    private final MergedField field;
    private final String key;
    private final GraphQLFieldDefinition definition;
    private final DataFetcher<?> fetcher;
    private final OutputShape shape;
    private final boolean typeName;
    /** Of the object types met so far; of values without fields nothing is ever asked. */
    private final Map<GraphQLObjectType, Selection> below;

    private ChosenField(
            MergedField field, GraphQLFieldDefinition definition, DataFetcher<?> fetcher, OutputShape shape) {
        this.field = field;
        this.key = field.getResultKey();
        this.definition = definition;
        this.fetcher = fetcher;
        this.shape = shape;
        this.below = field.hasSubSelection() ? new ConcurrentHashMap<>(2) : Map.of();
        this.typeName = field.getName().equals(Introspection.TypeNameMetaFieldDef.getName());
    }

    /** What is chosen of an object type at one place of a document. */
    record Selection(GraphQLObjectType type, List<ChosenField> fields) {
        Selection {
            fields = List.copyOf(fields);
        }

        /** Of the operation's root. */
        static Selection root(ExecutionContext context, GraphQLObjectType type, MergedSelectionSet chosen) {
            return HeldSelections.of(context.getGraphQLContext())
                    .root(context.getOperationDefinition(), () -> of(context, type, chosen));
        }

        private static Selection of(ExecutionContext context, GraphQLObjectType type, MergedSelectionSet chosen) {
            List<ChosenField> fields = new ArrayList<>(chosen.size());
            for (MergedField field : chosen.getSubFieldsList()) {
                GraphQLFieldDefinition definition =
                        Introspection.getFieldDefinition(context.getGraphQLSchema(), type, field.getName());
                fields.add(new ChosenField(
                        field,
                        definition,
                        context.getGraphQLSchema().getCodeRegistry().getDataFetcher(type, definition),
                        OutputShape.of(definition.getType())));
            }
            return new Selection(type, fields);
        }
    }

    /** What is chosen below the field, of objects of the type. */
    Selection below(ExecutionContext context, GraphQLObjectType type) {
        Selection known = below.get(type);
        if (known != null) {
            return known;
        }
        FieldCollectorParameters parameters = FieldCollectorParameters.newParameters()
                .schema(context.getGraphQLSchema())
                .objectType(type)
                .fragments(context.getFragmentsByName())
                .variables(context.getCoercedVariables().toMap())
                .graphQLContext(context.getGraphQLContext())
                .build();
        Selection made = Selection.of(context, type, COLLECTOR.collectFields(parameters, field));
        Selection before = below.putIfAbsent(type, made);
        return before == null ? made : before;
    }

    MergedField field() {
        return field;
    }

    String key() {
        return key;
    }

    GraphQLFieldDefinition definition() {
        return definition;
    }

    DataFetcher<?> fetcher() {
        return fetcher;
    }

    /** Whether it is {@code __typename}. */
    boolean isTypeName() {
        return typeName;
    }

    OutputShape shape() {
        return shape;
    }
}
