package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows of a page, read with one too many, into a connection. */
final class Pages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Pages() {}

    static Delivered.Connection empty() {
        return new Delivered.Connection(List.of(), false, false, _ -> CompletableFuture.completedFuture(0));
    }

    /**
     * @param source entry the links start from; null for root lists
     */
    static Delivered.Connection of(
            List<DeliveredEntry> rows,
            ListRequest request,
            CursorCodec cursors,
            @Nullable DeliveredEntry source,
            Function<DataFetchingEnvironment, CompletableFuture<Integer>> counter) {
        boolean more = rows.size() > request.size();
        List<DeliveredLink> edges = new ArrayList<>();
        for (DeliveredEntry entry : rows.subList(0, Math.min(rows.size(), request.size()))) {
            JsonNode attributes = entry.row().attributes().map(JSON::readTree).orElse(null);
            // signed only if asked for
            Supplier<String> cursor = () -> request.cursor(cursors, entry.row().place());
            edges.add(new DeliveredLink(cursor, entry, attributes, source == null ? entry : source));
        }
        boolean started = request.place().isPresent() || request.offset() > 0;
        if (request.backwards()) {
            Collections.reverse(edges);
            return new Delivered.Connection(edges, started, more, counter);
        }
        Delivered.Connection page = new Delivered.Connection(edges, more, started, counter);
        return rows.isEmpty() && request.offset() > 0 ? page.behindTheEnd() : page;
    }
}
