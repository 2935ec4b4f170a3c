package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionId;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.directives.QueryDirectives;
import graphql.execution.directives.QueryDirectivesImpl;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.DataFetchingFieldSelectionSetImpl;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import io.yizhan.core.graphql.AnswerPart.ObjectPart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** What a fetcher may ask of a field of an object. Nothing is worked out before it is asked for. */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "deprecation"}) // as the interface declares it
final class FieldEnvironment implements DataFetchingEnvironment {
    private final LevelRun run;
    private final ExecutionContext context;
    private final ObjectPart part;
    private final int index;
    private final ChosenField chosen;
    private @Nullable ExecutionStepInfo step;

    FieldEnvironment(LevelRun run, ObjectPart part, int index) {
        this.run = run;
        this.context = run.context();
        this.part = part;
        this.index = index;
        this.chosen = part.field(index);
    }

    @Override
    public <T> @Nullable T getSource() {
        return (T) part.source();
    }

    @Override
    public Map<String, Object> getArguments() {
        return run.arguments(chosen);
    }

    @Override
    public boolean containsArgument(String name) {
        return getArguments().containsKey(name);
    }

    @Override
    public <T> @Nullable T getArgument(String name) {
        return (T) getArguments().get(name);
    }

    @Override
    public <T> T getArgumentOrDefault(String name, T other) {
        return (T) getArguments().getOrDefault(name, other);
    }

    @Override
    public <T> @Nullable T getContext() {
        return null;
    }

    @Override
    public GraphQLContext getGraphQlContext() {
        return context.getGraphQLContext();
    }

    @Override
    public <T> @Nullable T getLocalContext() {
        return null;
    }

    @Override
    public <T> @Nullable T getRoot() {
        return context.getRoot();
    }

    @Override
    public GraphQLFieldDefinition getFieldDefinition() {
        return chosen.definition();
    }

    @Override
    public List<Field> getFields() {
        return chosen.field().getFields();
    }

    @Override
    public MergedField getMergedField() {
        return chosen.field();
    }

    @Override
    public Field getField() {
        return chosen.field().getSingleField();
    }

    @Override
    public GraphQLOutputType getFieldType() {
        return chosen.definition().getType();
    }

    @Override
    public ExecutionStepInfo getExecutionStepInfo() {
        if (step == null) {
            step = part.step(index);
        }
        return step;
    }

    @Override
    public GraphQLType getParentType() {
        return part.selection().type();
    }

    @Override
    public GraphQLSchema getGraphQLSchema() {
        return context.getGraphQLSchema();
    }

    @Override
    public Map<String, FragmentDefinition> getFragmentsByName() {
        return context.getFragmentsByName();
    }

    @Override
    public ExecutionId getExecutionId() {
        return context.getExecutionId();
    }

    @Override
    public DataFetchingFieldSelectionSet getSelectionSet() {
        return DataFetchingFieldSelectionSetImpl.newCollector(
                context.getGraphQLSchema(),
                chosen.definition().getType(),
                () -> context.getNormalizedQueryTree()
                        .get()
                        .getNormalizedField(chosen.field(), part.selection().type(), part.path(index)));
    }

    @Override
    public QueryDirectives getQueryDirectives() {
        return new QueryDirectivesImpl(
                chosen.field(),
                context.getGraphQLSchema(),
                context.getCoercedVariables(),
                context.getNormalizedVariables(),
                context.getGraphQLContext(),
                context.getLocale());
    }

    @Override
    public <K, V extends @Nullable Object> @Nullable DataLoader<K, V> getDataLoader(String name) {
        return context.getDataLoaderRegistry().getDataLoader(name);
    }

    @Override
    public DataLoaderRegistry getDataLoaderRegistry() {
        return context.getDataLoaderRegistry();
    }

    @Override
    public Locale getLocale() {
        return context.getLocale();
    }

    @Override
    public OperationDefinition getOperationDefinition() {
        return context.getOperationDefinition();
    }

    @Override
    public Document getDocument() {
        return context.getDocument();
    }

    @Override
    public Map<String, Object> getVariables() {
        return context.getCoercedVariables().toMap();
    }
}
