package io.yizhan.core.graphql;

import graphql.GraphQL;
import graphql.GraphQLException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.DataFetcherFactories;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.yizhan.core.model.Digests;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The schemas now in force. A change is prepared beside them, then swapped in one step; a request reads {@link #current()} once and
 * keeps what it got, so it sees one schema from start to end.
 */
@Singleton
public final class GraphqlSchemas {
    private final List<SchemaPart> parts;
    private final LimitsConfig limits;
    private final FetchFailures failures;
    private final AtomicLong numbers = new AtomicLong();
    private volatile SchemaGeneration current = new SchemaGeneration(0, Map.of());

    GraphqlSchemas(List<SchemaPart> parts, LimitsConfig limits, FetchFailures failures) {
        this.parts = List.copyOf(parts);
        this.limits = limits;
        this.failures = failures;
    }

    public SchemaGeneration current() {
        return current;
    }

    /** {@link #prepare(Collection, Map)} with the parts of all rooms. */
    public SchemaGeneration prepare(Map<Class<?>, Object> attributes) {
        return prepare(parts, attributes);
    }

    /**
     * Builds new schemas and changes nothing. An endpoint without any query field is left out.
     *
     * @param attributes what the schema is built from, by type; see {@link SchemaDraft#require}
     * @throws io.yizhan.core.problem.ProblemException MODEL_REJECTED for name clashes and invalid schemas
     */
    public SchemaGeneration prepare(Collection<? extends SchemaPart> from, Map<Class<?>, Object> attributes) {
        Map<Endpoint, EndpointSchema> schemas = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            SchemaDraft draft = new SchemaDraft(endpoint, attributes);
            from.stream().filter(part -> part.endpoints().contains(endpoint)).forEach(draft::fill);
            if (!draft.queries().isEmpty()) {
                schemas.put(endpoint, build(draft));
            }
        }
        return new SchemaGeneration(numbers.incrementAndGet(), schemas);
    }

    /** Puts a prepared generation in force. Requests already running finish on the one they began with. */
    public void swap(SchemaGeneration prepared) {
        current = prepared;
    }

    private EndpointSchema build(SchemaDraft draft) {
        GraphQLSchema schema = schema(draft);
        String sdl = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeScalarTypes(true)
                        .includeDirectiveDefinitions(false))
                .print(schema);
        String version = Digests.sha256Hex(sdl).substring(0, 16);
        return new EndpointSchema(
                draft.endpoint(), schema, engine(schema), sdl, version, new DocumentCache(schema, limits));
    }

    private GraphQL engine(GraphQLSchema schema) {
        // the document was parsed, checked and validated by DocumentCache before, so that limits come before validation
        LevelStrategy strategy = new LevelStrategy(failures);
        return GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(strategy)
                // an event is executed as a query is, in a snapshot and with loaders of its own
                .subscriptionExecutionStrategy(strategy)
                .mutationExecutionStrategy(strategy)
                .doNotAutomaticallyDispatchDataLoader()
                .defaultDataFetcherExceptionHandler(failures)
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(ContextValues.require(input.getGraphQLContext(), Document.class))))
                .build();
    }

    private static GraphQLSchema schema(SchemaDraft draft) {
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry()
                .defaultDataFetcher(DataFetcherFactories.useDataFetcher(new KeyFetcher()));
        draft.fetchers().forEach(code::dataFetcher);
        draft.resolvers().forEach(code::typeResolver);
        GraphQLSchema.Builder builder = GraphQLSchema.newSchema()
                .query(root("Query", "What can be read.", draft.queries().values()))
                .additionalTypes(new HashSet<>(draft.types().values()));
        if (!draft.mutations().isEmpty()) {
            builder.mutation(root(
                    "Mutation",
                    "What can be changed; several of a request run one after the other.",
                    draft.mutations().values()));
        }
        if (!draft.subscriptions().isEmpty()) {
            builder.subscription(root(
                    "Subscription",
                    "What can be followed, over server-sent events.",
                    draft.subscriptions().values()));
        }
        try {
            GraphQLSchema schema = builder.codeRegistry(code.build()).build();
            draft.fetchers().keySet().forEach(at -> requireField(schema, at));
            return schema;
        } catch (GraphQLException invalid) {
            throw Problem.of(ProblemCode.MODEL_REJECTED, "schema.invalid")
                    .with("detail", String.valueOf(invalid.getMessage()))
                    .exception(invalid);
        }
    }

    private static void requireField(GraphQLSchema schema, FieldCoordinates at) {
        GraphQLObjectType type = schema.getObjectType(at.getTypeName());
        if (type == null || type.getFieldDefinition(at.getFieldName()) == null) {
            throw Problem.of(ProblemCode.MODEL_REJECTED, "schema.invalid")
                    .with("detail", "a fetcher is given for " + at + ", which is no field")
                    .exception();
        }
    }

    private static GraphQLObjectType root(String name, String description, Collection<GraphQLFieldDefinition> fields) {
        return GraphQLObjectType.newObject()
                .name(name)
                .description(description)
                .fields(List.copyOf(fields))
                .build();
    }
}
