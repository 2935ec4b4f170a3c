package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.media.Asset;
import io.yizhan.core.model.Vocabulary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Values that are more than a scalar, with the entry that says in which locale they are read. */
sealed interface Delivered {
    DeliveredEntry entry();

    /** An object value: money, measure, moment, uncertain date, rich text. */
    record Value(JsonNode json, DeliveredEntry entry) implements Delivered {}

    record Term(Vocabulary vocabulary, Vocabulary.Term term, DeliveredEntry entry) implements Delivered {}

    record File(Asset asset, DeliveredEntry entry) implements Delivered {}

    /**
     * A page of a list.
     *
     * @param beyond whether the page begins behind the end of the list: something stands before it if there is anything at all
     * @param counter counts all pages, when asked
     * @param facets counts values over all pages, in lists of several types their types, when asked
     * @param aggregate works out numbers over all pages, when asked
     */
    record Connection(
            List<DeliveredLink> edges,
            boolean hasNextPage,
            boolean hasPreviousPage,
            boolean beyond,
            Function<DataFetchingEnvironment, CompletableFuture<Integer>> counter,
            Function<DataFetchingEnvironment, CompletableFuture<?>> facets,
            Function<DataFetchingEnvironment, CompletableFuture<?>> aggregate) {

        /** Of which nothing but the entries is counted. */
        Connection(
                List<DeliveredLink> edges,
                boolean hasNextPage,
                boolean hasPreviousPage,
                Function<DataFetchingEnvironment, CompletableFuture<Integer>> counter) {
            this(
                    edges,
                    hasNextPage,
                    hasPreviousPage,
                    false,
                    counter,
                    _ -> CompletableFuture.completedFuture(List.of()),
                    _ -> CompletableFuture.completedFuture(AggregateFetcher.NOTHING));
        }

        Connection counted(
                Function<DataFetchingEnvironment, CompletableFuture<?>> byFacets,
                Function<DataFetchingEnvironment, CompletableFuture<?>> inAggregate) {
            return new Connection(edges, hasNextPage, hasPreviousPage, beyond, counter, byFacets, inAggregate);
        }

        /** A page on which an offset has left nothing. */
        Connection behindTheEnd() {
            return new Connection(edges, hasNextPage, hasPreviousPage, true, counter, facets, aggregate);
        }

        CompletableFuture<Boolean> hasPrevious(DataFetchingEnvironment environment) {
            return beyond
                    ? counter.apply(environment).thenApply(count -> count > 0)
                    : CompletableFuture.completedFuture(hasPreviousPage);
        }
    }
}
