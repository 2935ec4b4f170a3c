package io.yizhan.core.delivery;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLUnionType;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.EndpointSchema;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes the delivery schema a subgraph of Apollo Federation 2: entries of all types are entities with the key {@code id}. One
 * statement for each type that is asked for.
 */
final class FederationFetchers {
    static final String SERVICE = "_service";
    static final String ENTITIES = "_entities";
    static final String ENTITY = "_Entity";
    private static final String REPRESENTATIONS = "representations";

    /** As long as the longest page. */
    private static final int MOST = ListTypes.LARGEST_PAGE;

    private final PublishedEntriesStore store;
    private final Provider<GraphqlSchemas> schemas;
    private final Map<String, ContentType> types;

    FederationFetchers(PublishedEntriesStore store, Provider<GraphqlSchemas> schemas) {
        this.store = store;
        this.schemas = schemas;
        this.types = store.layout().model().types().values().stream()
                .collect(Collectors.toMap(ContentType::singular, type -> type, (one, _) -> one, LinkedHashMap::new));
    }

    void addTo(SchemaDraft draft) {
        GraphQLUnionType.Builder entity = GraphQLUnionType.newUnionType()
                .name(ENTITY)
                .description("What other subgraphs may refer to by its id.");
        types.keySet().forEach(name -> entity.possibleType(typeRef(name)));
        draft.type(entity.build());
        draft.type(GraphQLScalarType.newScalar()
                .name("_Any")
                .description("Names an entity: `{__typename: \"Work\", id: \"…\"}`.")
                .coercing(anyValue())
                .build());
        draft.type(GraphQLObjectType.newObject()
                .name("_Service")
                .description("This schema as a subgraph.")
                .field(ValueTypes.field("sdl", nonNull(Scalars.GraphQLString), "In the words of Apollo Federation 2."))
                .build());
        draft.resolver(ENTITY, environment -> {
            DeliveredEntry entry = Objects.requireNonNull(environment.<DeliveredEntry>getObject());
            return (GraphQLObjectType)
                    environment.getSchema().getType(entry.type().singular());
        });
        draft.query(
                GraphQLFieldDefinition.newFieldDefinition()
                        .name(SERVICE)
                        .description("For the router of a federation.")
                        .type(nonNull(typeRef("_Service")))
                        .build(),
                sdl());
        draft.query(
                GraphQLFieldDefinition.newFieldDefinition()
                        .name(ENTITIES)
                        .description(
                                "For the router of a federation: the entries in the order named; null for one that is not"
                                        + " there or may not be seen.")
                        .type(nonNull(list(typeRef(ENTITY))))
                        .argument(GraphQLArgument.newArgument()
                                .name(REPRESENTATIONS)
                                .type(nonNull(list(nonNull(typeRef("_Any")))))
                                .description("What is wanted, at most " + MOST + "."))
                        .argument(ValueTypes.localeArgument("Locale to deliver in; else the site's first."))
                        .build(),
                entities());
    }

    /** Made once for a schema: it is read and written anew as a whole, and anybody may ask for it. */
    private DataFetcher<?> sdl() {
        AtomicReference<@Nullable Subgraph> made = new AtomicReference<>();
        return _ -> {
            EndpointSchema schema = schemas.get().current().require(Endpoint.DELIVERY);
            Subgraph known = made.get();
            if (known == null || !known.version().equals(schema.version())) {
                known = new Subgraph(schema.version(), FederationText.of(schema.sdl(), types.keySet()));
                made.set(known);
            }
            return Map.of("sdl", known.sdl());
        };
    }

    private record Subgraph(String version, String sdl) {}

    private DataFetcher<?> entities() {
        EntryReadings readings =
                new EntryReadings(store.layout(), store.stage(), List.copyOf(types.values()), EntryReadings.ENTRY);
        return environment -> {
            List<Place> places = places(environment);
            Map<ContentType, List<UUID>> wanted = new LinkedHashMap<>();
            places.forEach(place -> place.id()
                    .ifPresent(id -> wanted.computeIfAbsent(place.type(), _ -> new ArrayList<>())
                            .add(id)));
            String locale = LocaleArgument.of(
                    environment,
                    store.layout().locales().defaultTag(),
                    store.layout().locales().tags());
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale);
            Map<Place, DeliveredEntry> found = new HashMap<>();
            wanted.forEach((type, ids) -> store.byIds(
                            reader, type, List.copyOf(new LinkedHashSet<>(ids)), locale, readings.of(environment, type))
                    .forEach(entry ->
                            found.put(new Place(type, Optional.of(entry.row().id())), entry)));
            List<@Nullable DeliveredEntry> entries = new ArrayList<>();
            places.forEach(place -> entries.add(found.get(place)));
            return entries;
        };
    }

    /** @param id empty for what cannot be one, and so belongs to no entry */
    private record Place(ContentType type, Optional<UUID> id) {}

    private List<Place> places(DataFetchingEnvironment environment) {
        List<?> given = Objects.requireNonNull(environment.<List<?>>getArgument(REPRESENTATIONS));
        if (given.size() > MOST) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX)
                    .with("name", REPRESENTATIONS)
                    .with("limit", MOST)
                    .with("actual", given.size())
                    .at(REPRESENTATIONS)
                    .exception();
        }
        return given.stream().map(this::place).toList();
    }

    private Place place(Object representation) {
        @Nullable
        ContentType type = representation instanceof Map<?, ?> fields && fields.get("__typename") instanceof String name
                ? types.get(name)
                : null;
        if (type == null || !(representation instanceof Map<?, ?> fields) || !(fields.get("id") instanceof String id)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "federation.representation")
                    .at(REPRESENTATIONS)
                    .exception();
        }
        return new Place(type, uuid(id));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Coercing<Object, Object> anyValue() {
        return (Coercing<Object, Object>) io.yizhan.core.graphql.Scalars.JSON.getCoercing();
    }
}
