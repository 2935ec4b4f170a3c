package io.yizhan.core.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.TypeResolver;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema of one endpoint while parts fill it. Two parts giving the same name is MODEL_REJECTED naming both; giving the very same
 * instance of a type twice is fine, so that parts can share types.
 */
public final class SchemaDraft {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";
    private static final String SUBSCRIPTION = "Subscription";

    private record Owned<T>(T value, String part) {}

    private final Endpoint endpoint;
    private final Map<Class<?>, Object> attributes;
    private final Map<String, Owned<GraphQLFieldDefinition>> queries = new LinkedHashMap<>();
    private final Map<String, Owned<GraphQLFieldDefinition>> mutations = new LinkedHashMap<>();
    private final Map<String, Owned<GraphQLFieldDefinition>> subscriptions = new LinkedHashMap<>();
    private final Map<String, Owned<GraphQLNamedType>> types = new LinkedHashMap<>();
    private final Map<FieldCoordinates, Owned<DataFetcher<?>>> fetchers = new LinkedHashMap<>();
    private final Map<String, Owned<TypeResolver>> resolvers = new LinkedHashMap<>();
    private String part = "graphql";
    private boolean accounted = true;

    SchemaDraft(Endpoint endpoint, Map<Class<?>, Object> attributes) {
        this.endpoint = endpoint;
        this.attributes = attributes;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** What the schema is built from, by its type, for example the ContentModel given to {@link GraphqlSchemas#prepare}. */
    public <T> T require(Class<T> type) {
        Object value = attributes.get(type);
        if (value == null) {
            throw new IllegalStateException("The schema is built without a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    public SchemaDraft query(GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        add("query field", queries, field.getName(), field);
        return fetcher(QUERY, field.getName(), fetcher);
    }

    public SchemaDraft mutation(GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        add("mutation field", mutations, field.getName(), field);
        return fetcher(MUTATION, field.getName(), fetcher);
    }

    /**
     * A field of which each event is shown.
     *
     * @param fetcher reads it for one event, see {@link LiveEvent}
     */
    public SchemaDraft subscription(GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        add("subscription field", subscriptions, field.getName(), field);
        return fetcher(SUBSCRIPTION, field.getName(), fetcher);
    }

    /** A type that others name by reference, or that only an interface or union leads to. */
    public SchemaDraft type(GraphQLNamedType type) {
        Owned<GraphQLNamedType> earlier = types.get(type.getName());
        if (earlier == null || !earlier.value().equals(type)) {
            add("type", types, type.getName(), type);
        }
        return this;
    }

    /** How a field is read. Fields without one read the key of their name from a {@code Map}. */
    public SchemaDraft fetcher(String typeName, String fieldName, DataFetcher<?> fetcher) {
        FieldCoordinates at = FieldCoordinates.coordinates(typeName, fieldName);
        boolean noted = endpoint == Endpoint.DELIVERY && !accounted;
        add("fetcher", fetchers, at, noted ? UnaccountedFields.noting(fetcher) : fetcher);
        return this;
    }

    /** Which object type a value of an interface or union has. */
    public SchemaDraft resolver(String typeName, TypeResolver resolver) {
        add("resolver", resolvers, typeName, resolver);
        return this;
    }

    void fill(SchemaPart contributor) {
        part = contributor.name();
        accounted = contributor.accountsForAnswers();
        contributor.contribute(this);
    }

    Map<String, GraphQLFieldDefinition> queries() {
        return values(queries);
    }

    Map<String, GraphQLFieldDefinition> mutations() {
        return values(mutations);
    }

    Map<String, GraphQLFieldDefinition> subscriptions() {
        return values(subscriptions);
    }

    Map<String, GraphQLNamedType> types() {
        return values(types);
    }

    Map<FieldCoordinates, DataFetcher<?>> fetchers() {
        return values(fetchers);
    }

    Map<String, TypeResolver> resolvers() {
        return values(resolvers);
    }

    private <K, T> void add(String kind, Map<K, Owned<T>> into, K name, T value) {
        Owned<T> earlier = into.putIfAbsent(name, new Owned<>(value, part));
        if (earlier != null) {
            throw Problem.of(ProblemCode.MODEL_REJECTED, "schema.clash")
                    .with("kind", kind)
                    .with("name", name.toString())
                    .with("first", earlier.part())
                    .with("second", part)
                    .exception();
        }
    }

    private static <K, T> Map<K, T> values(Map<K, Owned<T>> owned) {
        Map<K, T> values = new LinkedHashMap<>();
        owned.forEach((key, value) -> values.put(key, value.value()));
        return values;
    }
}
