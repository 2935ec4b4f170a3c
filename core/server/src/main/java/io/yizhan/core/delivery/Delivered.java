package io.yizhan.core.delivery;

import io.yizhan.core.media.Asset;
import io.yizhan.core.model.Vocabulary;
import java.util.List;
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
     * @param counter counts all pages, when asked
     * @param facets counts values over all pages, when asked; only of root lists
     */
    record Connection(
            List<DeliveredLink> edges,
            boolean hasNextPage,
            boolean hasPreviousPage,
            java.util.function.Function<
                            graphql.schema.DataFetchingEnvironment, java.util.concurrent.CompletableFuture<Integer>>
                    counter,
            java.util.function.Function<graphql.schema.DataFetchingEnvironment, List<?>> facets) {

        Connection withFacets(java.util.function.Function<graphql.schema.DataFetchingEnvironment, List<?>> counting) {
            return new Connection(edges, hasNextPage, hasPreviousPage, counter, counting);
        }
    }
}
