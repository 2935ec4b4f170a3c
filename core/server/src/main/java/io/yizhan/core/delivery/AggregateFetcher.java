package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.AggregateSelect;
import io.yizhan.core.projection.AggregateSelect.Group;
import io.yizhan.core.projection.AggregateSelect.GroupKey;
import io.yizhan.core.projection.AggregateSelect.Measured;
import io.yizhan.core.projection.AggregateSelect.Numbers;
import io.yizhan.core.projection.OrderKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts a list and works out its numbers: one statement for what is asked of the whole, one for each set of groups. */
final class AggregateFetcher {
    private static final Numbers NONE = new Numbers(0, null, null, null);

    private final PublishedEntriesStore store;
    private final ContentType type;
    private final ValueLabels labels;
    private final Map<String, AggregateField> measured;
    private final Map<String, AggregateField> grouping;

    AggregateFetcher(PublishedEntriesStore store, ContentType type) {
        this.store = store;
        this.type = type;
        this.labels = new ValueLabels(store);
        this.measured = AggregateField.measured(type);
        this.grouping = AggregateField.grouping(type);
    }

    /** Count and numbers of a list or of a group of it, and how they are grouped further. */
    record Tally(Optional<Further> further, int count, Map<Measured, Numbers> numbers, List<Value> values) {
        Numbers numbers(Measured asked) {
            return numbers.getOrDefault(asked, NONE);
        }
    }

    /** How a list is grouped. */
    private record Further(AggregateFetcher by, ListView view) {}

    /** Of a list that is not shown. */
    static final Tally NOTHING = new Tally(Optional.empty(), 0, Map.of(), List.of());

    /** What the entries of a group have in common. */
    record Value(
            String field, @Nullable String value, @Nullable String label) {}

    CompletableFuture<Tally> whole(DataFetchingEnvironment environment, ListView view) {
        List<SelectedField> selected = environment.getSelectionSet().getImmediateFields();
        List<Measured> asked = asked(view.reader(), selected);
        boolean needed = selected.stream()
                .anyMatch(field -> field.getName().equals("count") || measured.containsKey(field.getName()));
        if (!needed) {
            return CompletableFuture.completedFuture(
                    new Tally(Optional.of(new Further(this, view)), 0, Map.of(), List.of()));
        }
        return groups(environment, view, List.of(), asked, 1)
                .thenApply(named -> named.groups().isEmpty()
                        ? new Tally(Optional.of(new Further(this, view)), 0, Map.of(), List.of())
                        : tally(view, named.groups().getFirst(), asked, List.of()));
    }

    private Tally tally(ListView view, Group group, List<Measured> asked, List<Value> values) {
        Map<Measured, Numbers> numbers = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            numbers.put(asked.get(i), group.numbers().get(i));
        }
        return new Tally(Optional.of(new Further(this, view)), group.count(), numbers, values);
    }

    /** The fields that are measured, each once. */
    private List<Measured> asked(Reader reader, List<SelectedField> selected) {
        Map<Measured, AggregateField> asked = new LinkedHashMap<>();
        for (SelectedField one : selected) {
            AggregateField field = measured.get(one.getName());
            if (field != null) {
                asked.put(of(field, one.getArguments()), field);
            }
        }
        asked.values().forEach(field -> require(reader, field));
        return List.copyOf(asked.keySet());
    }

    private void require(Reader reader, AggregateField asked) {
        asked.fields().forEach(field -> reader.use().require(type, field));
    }

    /** What a field with these arguments measures. */
    static Measured of(AggregateField field, Map<String, Object> arguments) {
        return new Measured(
                field.path(), Optional.ofNullable(arguments.get("currency")).map(Object::toString));
    }

    static CompletableFuture<List<Tally>> groups(DataFetchingEnvironment environment, Tally whole) {
        return whole.further()
                .map(further -> further.by().groups(environment, further.view()))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private CompletableFuture<List<Tally>> groups(DataFetchingEnvironment environment, ListView view) {
        int size = FacetFetcher.size(environment.getArguments().get("first"));
        List<AggregateField> by = by(environment);
        by.forEach(field -> require(view.reader(), field));
        List<Measured> asked =
                asked(view.reader(), environment.getSelectionSet().getImmediateFields());
        return groups(environment, view, by, asked, size)
                .thenApply(named -> named.groups().stream()
                        .map(group -> tally(view, group, asked, values(view, by, group.keys(), named.titles())))
                        .toList());
    }

    private List<AggregateField> by(DataFetchingEnvironment environment) {
        Collection<?> names = Objects.requireNonNull(environment.<Collection<?>>getArgument("by"));
        if (names.isEmpty()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "aggregate.by-nothing")
                    .at("by")
                    .exception();
        }
        if (names.size() > AggregateTypes.MOST_KEYS) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "aggregate.by-too-much")
                    .with("limit", AggregateTypes.MOST_KEYS)
                    .with("actual", names.size())
                    .with("name", "by")
                    .at("by")
                    .exception();
        }
        return names.stream()
                .distinct()
                .map(name -> Objects.requireNonNull(grouping.get(name.toString())))
                .toList();
    }

    private GroupKey key(Reader reader, AggregateField field) {
        return new GroupKey(
                field.path(),
                field.part(),
                target(field.field())
                        .map(target -> new OrderKey.Through(
                                field.path(), target.id(), reader.use().visible(target))));
    }

    private Optional<ContentType> target(Field field) {
        return field.type() instanceof FieldType.Reference reference
                ? Optional.of(
                        store.layout().model().requireType(reference.targets().getFirst()))
                : Optional.empty();
    }

    /** Groups, and the titles of the entries they are made by. */
    private record Named(List<Group> groups, Map<String, String> titles) {}

    private CompletableFuture<Named> groups(
            DataFetchingEnvironment environment,
            ListView view,
            List<AggregateField> by,
            List<Measured> asked,
            int size) {
        List<GroupKey> keys =
                by.stream().map(field -> key(view.reader(), field)).toList();
        if (view.links().isEmpty()) {
            List<Group> groups =
                    store.groups(view.reader(), type, view.shown(), Optional.empty(), keys, asked, size, true);
            return CompletableFuture.completedFuture(new Named(groups, titles(view, by, groups)));
        }
        ListView.Links links = view.links().get();
        List<Object> name = List.of("groups", view.list(), view.request(), keys, asked, size);
        return Loaders.<UUID, Named>of(environment, name, starts -> {
                    List<Group> groups = store.groups(
                            view.reader(),
                            type,
                            view.shown(),
                            Optional.of(new AggregateSelect.Links(links.way(), starts)),
                            keys,
                            asked,
                            size,
                            true);
                    Map<String, String> titles = titles(view, by, groups);
                    return byStart(starts, groups).stream()
                            .map(some -> new Named(some, titles))
                            .toList();
                })
                .load(links.start());
    }

    /** By id; one statement for each type, and none if the titles do not show to all. */
    private Map<String, String> titles(ListView view, List<AggregateField> by, List<Group> groups) {
        Map<String, String> titles = new HashMap<>();
        for (int i = 0; i < by.size(); i++) {
            int place = i;
            Set<UUID> ids = groups.stream()
                    .map(group -> group.keys().get(place))
                    .filter(UUID.class::isInstance)
                    .map(UUID.class::cast)
                    .collect(Collectors.toSet());
            target(by.get(i).field())
                    .ifPresent(target -> titles.putAll(labels.titles(
                            view.reader(), target, ids, view.request().locale())));
        }
        return titles;
    }

    static List<List<Group>> byStart(List<UUID> starts, List<Group> groups) {
        Map<UUID, List<Group>> found = new HashMap<>();
        groups.forEach(group -> found.computeIfAbsent(group.start().orElseThrow(), _ -> new ArrayList<>())
                .add(group));
        return starts.stream()
                .map(start -> found.getOrDefault(start, List.of()))
                .toList();
    }

    private List<Value> values(
            ListView view, List<AggregateField> by, List<@Nullable Object> keys, Map<String, String> titles) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            Object key = keys.get(i);
            values.add(new Value(
                    by.get(i).name(),
                    key == null ? null : key.toString(),
                    key == null
                            ? null
                            : labels.of(
                                    by.get(i).field(),
                                    key.toString(),
                                    view.request().locale(),
                                    titles)));
        }
        return values;
    }
}
