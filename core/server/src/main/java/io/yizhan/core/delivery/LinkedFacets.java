package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.AggregateSelect;
import io.yizhan.core.projection.AggregateSelect.Group;
import io.yizhan.core.projection.AggregateSelect.GroupKey;
import io.yizhan.core.projection.AggregateSelect.Part;
import io.yizhan.core.projection.OrderKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facets of the lists that references lead to, of all entries of a level together: one statement per facet and, for a reference, per
 * target type, and one more for the titles.
 */
final class LinkedFacets {
    private final PublishedEntriesStore store;
    private final ContentType type;
    private final ValueLabels labels;
    private final Map<String, FacetField> known;

    LinkedFacets(PublishedEntriesStore store, ContentType type) {
        this.store = store;
        this.type = type;
        this.labels = new ValueLabels(store);
        this.known = FacetField.of(type);
    }

    /** As {@link FacetFetcher#facets}. */
    CompletableFuture<List<Map<String, Object>>> facets(
            DataFetchingEnvironment environment, ListView view, ListView.Links links) {
        int size = FacetFetcher.size(environment.getArguments().get("first"));
        Set<String> names = new LinkedHashSet<>();
        Objects.requireNonNull(environment.<Collection<?>>getArgument("fields"))
                .forEach(name -> names.add(name.toString()));
        List<CompletableFuture<Map<String, Object>>> facets = new ArrayList<>();
        for (String name : names) {
            FacetField facet = Objects.requireNonNull(known.get(name), name);
            facet.fields().forEach(field -> view.reader().use().require(type, field));
            facets.add(Loaders.<UUID, List<Map<String, Object>>>of(
                            environment,
                            List.of("facet", view.list(), view.request(), name, size),
                            starts -> values(view, links, facet, starts, size))
                    .load(links.start())
                    .thenApply(values -> Map.of(
                            "field",
                            name,
                            "label",
                            facet.field().label().in(view.request().locale()),
                            "values",
                            values)));
        }
        return CompletableFuture.allOf(facets.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> facets.stream().map(CompletableFuture::join).toList());
    }

    private List<List<Map<String, Object>>> values(
            ListView view, ListView.Links links, FacetField facet, List<UUID> starts, int size) {
        FacetCondition condition = FacetCondition.of(view.request().where(), facet.path());
        ListRequest others = view.shown(condition.others());
        int wanted = condition.selected().isEmpty() ? size : Integer.MAX_VALUE;
        List<Group> groups = new ArrayList<>();
        Map<String, String> titles = new HashMap<>();
        for (Optional<ContentType> target : targets(facet)) {
            GroupKey key = new GroupKey(
                    facet.path(),
                    Part.VALUE,
                    target.map(one -> new OrderKey.Through(
                            facet.path(), one.id(), view.reader().use().visible(one))));
            List<Group> found = store.groups(
                    view.reader(),
                    type,
                    others,
                    Optional.of(new AggregateSelect.Links(links.way(), starts)),
                    List.of(key),
                    List.of(),
                    wanted,
                    false);
            groups.addAll(found);
            target.ifPresent(one -> titles.putAll(labels.titles(
                    view.reader(),
                    one,
                    ids(found, condition.selected()),
                    view.request().locale())));
        }
        return AggregateFetcher.byStart(starts, groups).stream()
                .map(some -> values(view, facet, some, condition.selected(), titles, size))
                .toList();
    }

    private List<Optional<ContentType>> targets(FacetField facet) {
        return facet.field().type() instanceof FieldType.Reference reference
                ? reference.targets().stream()
                        .map(target -> Optional.of(store.layout().model().requireType(target)))
                        .toList()
                : List.of(Optional.empty());
    }

    private static Set<UUID> ids(List<Group> groups, Set<String> selected) {
        return Stream.concat(
                        groups.stream().map(group ->
                                (UUID) Objects.requireNonNull(group.keys().getFirst())),
                        selected.stream().flatMap(FacetFetcher::id))
                .collect(Collectors.toSet());
    }

    private List<Map<String, Object>> values(
            ListView view,
            FacetField facet,
            List<Group> groups,
            Set<String> selected,
            Map<String, String> titles,
            int size) {
        boolean reference = facet.field().type() instanceof FieldType.Reference;
        String locale = view.request().locale();
        List<Group> sorted = groups.stream()
                .sorted(Comparator.comparingInt((Group group) -> -group.count()))
                .toList();
        List<Map<String, Object>> values = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(selected);
        for (Group group : sorted) {
            String value = String.valueOf(group.keys().getFirst());
            if (values.size() < size || selected.contains(value)) {
                values.add(FacetFetcher.value(
                        value, labels.of(facet.field(), value, locale, titles), group.count(), selected));
                missing.remove(value);
            }
        }
        missing.stream()
                .filter(value -> !reference || titles.containsKey(value))
                .forEach(value -> values.add(
                        FacetFetcher.value(value, labels.of(facet.field(), value, locale, titles), 0, selected)));
        return values;
    }
}
