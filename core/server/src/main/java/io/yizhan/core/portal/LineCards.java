package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What baskets and inquiries name by id, as the caller may see it now. */
@Singleton
final class LineCards {
    private static final int AT_ONCE = 100;

    private final ContentQueries queries;

    LineCards(ContentQueries queries) {
        this.queries = queries;
    }

    /** Products by id; those that are no longer on offer are missing. */
    Map<UUID, ProductCard> products(HttpRequest<?> http, Frame frame, Collection<UUID> ids) {
        Map<UUID, ProductCard> products = new HashMap<>();
        nodes(http, frame, PageQuery.LINES, ids)
                .forEach((id, node) -> products.put(id, ProductCard.of(node, frame.formats())));
        return products;
    }

    /** Enterprises by id; those that are no longer public are missing. */
    Map<UUID, Shown> enterprises(HttpRequest<?> http, Frame frame, Collection<UUID> ids) {
        Map<UUID, Shown> enterprises = new HashMap<>();
        nodes(http, frame, PageQuery.ENTERPRISES, ids)
                .forEach((id, node) -> enterprises.put(id, Shown.of(node, frame.formats())));
        return enterprises;
    }

    private Map<UUID, JsonNode> nodes(HttpRequest<?> http, Frame frame, PageQuery query, Collection<UUID> ids) {
        Map<UUID, JsonNode> found = new HashMap<>();
        List<String> wanted =
                new LinkedHashSet<>(ids).stream().map(UUID::toString).toList();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("locale", frame.locale());
            variables.put("ids", wanted.subList(from, Math.min(from + AT_ONCE, wanted.size())));
            for (JsonNode node : queries.ask(http, query, variables)
                    .data()
                    .path(query.answer())
                    .path("nodes")
                    .values()) {
                found.put(UUID.fromString(node.path("id").asString("")), node);
            }
        }
        return found;
    }
}
