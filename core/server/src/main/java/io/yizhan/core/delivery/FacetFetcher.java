package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.FacetSelect.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of a list's facets: one statement per facet, for a reference one per target type. A chosen value is named even
 * where it is no longer among the commonest or counts nothing, so that it can be given up.
 */
final class FacetFetcher {
    private final PublishedEntriesStore store;
    private final ContentType type;
    private final ValueLabels labels;
    private final Map<String, FacetField> known;

    FacetFetcher(PublishedEntriesStore store, ContentType type) {
        this.store = store;
        this.type = type;
        this.labels = new ValueLabels(store);
        this.known = FacetField.of(type);
    }

    /** The facets of the list the request describes, in the order asked; each as a map of the schema's type Facet. */
    List<Map<String, Object>> facets(
            DataFetchingEnvironment environment, Reader reader, ListRequest request, ListCounts counts) {
        int size = size(environment.getArguments().get("first"));
        Set<String> names = new LinkedHashSet<>();
        Objects.requireNonNull(environment.<Collection<?>>getArgument("fields"))
                .forEach(name -> names.add(name.toString()));
        List<Map<String, Object>> facets = new ArrayList<>();
        for (String name : names) {
            FacetField facet = Objects.requireNonNull(known.get(name), name);
            facet.fields().forEach(field -> reader.use().require(type, field));
            FacetCondition condition = FacetCondition.of(request.where(), facet.path());
            ListRequest others = request.where(condition.others());
            List<Map<String, Object>> values = facet.field().type() instanceof FieldType.Reference reference
                    ? targets(reader, counts, others, facet, reference, condition.selected(), size)
                    : values(counts, others, facet, condition.selected(), size);
            facets.add(Map.of("field", name, "label", facet.field().label().in(request.locale()), "values", values));
        }
        return facets;
    }

    private List<Map<String, Object>> values(
            ListCounts list, ListRequest request, FacetField facet, Set<String> selected, int size) {
        // the chosen ones may stand anywhere behind the commonest
        int wanted = selected.isEmpty() ? size : Integer.MAX_VALUE;
        List<Counted> counted = list.values(request, facet.path(), wanted);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Counted one : counted) {
            if (counts.size() < size || selected.contains(one.value())) {
                counts.put(one.value(), one.count());
            }
        }
        selected.forEach(value -> counts.putIfAbsent(value, 0));
        List<Map<String, Object>> values = new ArrayList<>();
        counts.forEach((value, count) ->
                values.add(value(value, labels.of(facet.field(), value, request.locale(), Map.of()), count, selected)));
        return values;
    }

    private record Target(String id, String label, int count) {}

    private List<Map<String, Object>> targets(
            Reader reader,
            ListCounts list,
            ListRequest request,
            FacetField facet,
            FieldType.Reference reference,
            Set<String> selected,
            int size) {
        List<Target> targets = new ArrayList<>();
        for (String id : reference.targets()) {
            ContentType target = store.layout().model().requireType(id);
            boolean named = reader.use().always(target, target.title());
            list.targets(request, facet.path(), target, size, selected)
                    .forEach(counted -> targets.add(new Target(
                            counted.entry().row().id().toString(),
                            named
                                    ? ValueLabels.title(counted.entry())
                                    : counted.entry().row().id().toString(),
                            counted.count())));
        }
        targets.sort(Comparator.comparingInt((Target target) -> -target.count()));
        List<Map<String, Object>> values = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(selected);
        for (Target target : targets) {
            if (values.size() < size || selected.contains(target.id())) {
                values.add(value(target.id(), target.label(), target.count(), selected));
                missing.remove(target.id());
            }
        }
        missing(reader, request, reference, missing)
                .forEach(target -> values.add(value(target.id(), target.label(), 0, selected)));
        return values;
    }

    /** Chosen entries that count nothing; those the reader may not see are not named. */
    private List<Target> missing(
            Reader reader, ListRequest request, FieldType.Reference reference, Set<String> missing) {
        List<UUID> ids = missing.stream().flatMap(FacetFetcher::id).toList();
        List<Target> found = new ArrayList<>();
        for (String id : reference.targets()) {
            ContentType target = store.layout().model().requireType(id);
            labels.titles(reader, target, ids, request.locale())
                    .forEach((entry, title) -> found.add(new Target(entry, title, 0)));
        }
        return found;
    }

    static java.util.stream.Stream<UUID> id(String text) {
        try {
            return java.util.stream.Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return java.util.stream.Stream.empty();
        }
    }

    static Map<String, Object> value(String value, String label, int count, Set<String> selected) {
        return Map.of("value", value, "label", label, "count", count, "selected", selected.contains(value));
    }

    static int size(@Nullable Object given) {
        int first = given == null ? ListTypes.DEFAULT_PAGE : ((Number) given).intValue();
        if (first < 1 || first > ListTypes.LARGEST_PAGE) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "page.too-large")
                    .with("limit", ListTypes.LARGEST_PAGE)
                    .with("actual", first)
                    .at("first")
                    .exception();
        }
        return first;
    }
}
