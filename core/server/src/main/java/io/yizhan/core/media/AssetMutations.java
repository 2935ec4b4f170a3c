package io.yizhan.core.media;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes of the media library for the admin API. */
@Singleton
final class AssetMutations {
    private final AssetService assets;
    private final MediaGuard guard;

    AssetMutations(AssetService assets, MediaGuard guard) {
        this.assets = assets;
        this.guard = guard;
    }

    Object update(DataFetchingEnvironment environment) {
        guard.requireEditor(environment.getGraphQlContext());
        Map<String, @Nullable Object> input = Objects.requireNonNull(environment.getArgument("input"));
        Map<String, @Nullable Object> result = new HashMap<>();
        try {
            Asset changed = assets.update(
                    AssetFetchers.id((String) input.get("id")),
                    revision(String.valueOf(input.get("expectedVersion"))),
                    details -> merged(details, input));
            result.put("asset", changed);
            result.put("findings", List.of());
        } catch (InvalidDetails e) {
            result.put(
                    "findings", e.faults().stream().map(AssetMutations::finding).toList());
        }
        return result;
    }

    Object delete(DataFetchingEnvironment environment) {
        guard.requireEditor(environment.getGraphQlContext());
        List<? extends AssetUse> uses = assets.trash(
                MediaGuard.callerOf(environment.getGraphQlContext()), AssetFetchers.id(environment.getArgument("id")));
        return Map.of("deleted", uses.isEmpty(), "uses", uses);
    }

    /** A text that is no revision of ours counts as one that has passed. */
    private static int revision(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static AssetDetails merged(AssetDetails details, Map<String, @Nullable Object> input) {
        return new AssetDetails(
                input.containsKey("name") ? Objects.toString(input.get("name"), "") : details.name(),
                changed(input, "focalPoint", details.focalPoint(), AssetMutations::focalPoint),
                input.containsKey("alt") ? texts(input.get("alt")) : details.alt(),
                input.containsKey("caption") ? texts(input.get("caption")) : details.caption(),
                changed(input, "credit", details.credit(), Object::toString),
                changed(input, "rights", details.rights(), Object::toString));
    }

    private static <T> Optional<T> changed(
            Map<String, @Nullable Object> input, String key, Optional<T> present, Function<Object, T> read) {
        return input.containsKey(key) ? Optional.ofNullable(input.get(key)).map(read) : present;
    }

    private static AssetDetails.FocalPoint focalPoint(Object value) {
        Map<?, ?> point = (Map<?, ?>) value;
        return new AssetDetails.FocalPoint(
                ((Number) Objects.requireNonNull(point.get("x"))).doubleValue(),
                ((Number) Objects.requireNonNull(point.get("y"))).doubleValue());
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((tag, text) -> {
                if (text != null) {
                    texts.put(String.valueOf(tag), text.toString());
                }
            });
        }
        return texts;
    }

    /** In the shape of type Finding; nothing was stored. */
    private static Map<String, @Nullable Object> finding(InvalidDetails.Fault fault) {
        Map<String, @Nullable Object> finding = new LinkedHashMap<>();
        finding.put("code", fault.code());
        finding.put("severity", "ERROR");
        finding.put("message", fault.message());
        finding.put("field", fault.field());
        finding.put("stored", false);
        return finding;
    }
}
