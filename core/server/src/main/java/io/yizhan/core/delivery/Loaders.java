package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.projection.EntryReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/** Batch loaders made where they are first needed. */
final class Loaders {
    /** The names of one request's loaders, by what they load: comparing that is cheaper than making a name of it each time. */
    private final Map<Object, String> names = new ConcurrentHashMap<>();

    private final Map<Listing, Shared> shared = new ConcurrentHashMap<>();

    private final AtomicInteger made = new AtomicInteger();

    private Loaders() {}

    /**
     * Entries of one type by id.
     *
     * @param asOf moment of the past they are of
     */
    record Entries(String type, String locale, EntryReading reading, Optional<Instant> asOf) {}

    /**
     * Pages of what references lead to.
     *
     * @param list name of the connection
     * @param readings one for each type they may lead to
     */
    record Links(String list, ListRequest request, List<EntryReading> readings) {}

    /** How many entries references lead to. */
    record Counts(String list, ListRequest request) {}

    /**
     * A list field of a document, under each of its sources.
     *
     * @param name of the connection
     * @param fields of the document, which equal themselves alone
     * @param locale of the source
     * @param asOf moment of the past the source is of
     */
    private record Listing(String name, List<Field> fields, String locale, Optional<Instant> asOf) {}

    /**
     * What is the same for all sources of a list field in one request.
     *
     * @param readings one for each type the list may have
     */
    record Shared(Reader reader, ListRequest request, List<EntryReading> readings) {}

    /** Worked out for the first source, as the others' arguments are the same. */
    static Shared shared(
            DataFetchingEnvironment environment, String name, DeliveredEntry source, Supplier<Shared> making) {
        Loaders loaders = Objects.requireNonNull(environment.getGraphQlContext().get(Loaders.class));
        Listing listing = new Listing(name, environment.getMergedField().getFields(), source.locale(), source.asOf());
        return loaders.shared.computeIfAbsent(listing, _ -> making.get());
    }

    /** Puts an empty set of loaders into the context of a request. */
    static void begin(GraphQLContext context) {
        context.put(Loaders.class, new Loaders());
    }

    /**
     * The loader of these in this request, which loads them when a level of the answer is complete. It is asked of the environment of
     * the field that loads, as GraphQL Java's own execution, with which tests compare, would want it.
     *
     * @param what equal for loaders that are one
     */
    static <K, V> DataLoader<K, V> of(
            DataFetchingEnvironment environment, Object what, Function<List<K>, List<V>> batch) {
        Loaders loaders = environment.getGraphQlContext().get(Loaders.class);
        String name = Objects.requireNonNull(loaders)
                .names
                .computeIfAbsent(what, _ -> "loader-" + loaders.made.incrementAndGet());
        environment
                .getDataLoaderRegistry()
                .computeIfAbsent(
                        name,
                        _ -> DataLoaderFactory.<K, V>newDataLoader(
                                keys -> CompletableFuture.completedFuture(batch.apply(keys))));
        return Objects.requireNonNull(environment.getDataLoader(name));
    }
}
