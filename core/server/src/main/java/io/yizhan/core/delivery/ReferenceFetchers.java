package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.EntryLinks;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.LinkOrder;
import io.yizhan.core.projection.LinkWay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import tools.jackson.databind.JsonNode;

/** Follows references. All sources of one level are asked for together: one statement per target type. */
final class ReferenceFetchers {
    private static final int FEW_LINKS = 1_000;

    private final PublishedEntriesStore store;
    private final PastLists past;
    private final CursorCodec cursors;

    ReferenceFetchers(PublishedEntriesStore store, PastLists past, CursorCodec cursors) {
        this.store = store;
        this.past = past;
        this.cursors = cursors;
    }

    /** A reference of the entry to one other. */
    DataFetcher<?> one(Field field, FieldType.Reference reference) {
        EntryReadings readings = readings(reference, EntryReadings.ENTRY);
        return environment -> {
            ValueSource source = source(environment);
            Optional<EntryLinks.Link> link = links(environment, source, field).stream()
                    .filter(to -> isTarget(reference, to))
                    .findFirst();
            if (link.isEmpty()) {
                return null;
            }
            String locale = LocaleArgument.of(
                    environment, source.entry().locale(), source.entry().knownLocales());
            return load(environment, source, link.get(), locale, readings.documents(environment))
                    .thenApply(found -> found.orElse(null));
        };
    }

    /** A reference inside a row of a group: what it leads to, without arguments. */
    DataFetcher<?> inRow(Field field, FieldType.Reference reference) {
        EntryReadings readings = readings(reference, EntryReadings.ENTRY);
        return environment -> {
            ValueSource source = source(environment);
            EntryReading.Documents read = readings.documents(environment);
            List<CompletableFuture<Optional<DeliveredEntry>>> loading = links(environment, source, field).stream()
                    .filter(to -> isTarget(reference, to))
                    .map(link -> load(environment, source, link, source.entry().locale(), read))
                    .toList();
            if (!reference.many()) {
                return loading.isEmpty() ? null : loading.getFirst().thenApply(found -> found.orElse(null));
            }
            return CompletableFuture.allOf(loading.toArray(CompletableFuture<?>[]::new))
                    .thenApply(_ ->
                            loading.stream().flatMap(one -> one.join().stream()).toList());
        };
    }

    /** Links stay when a type is a target of the reference no more. */
    private static boolean isTarget(FieldType.Reference reference, EntryLinks.Link link) {
        return reference.targets().contains(link.type());
    }

    /** Where a link leads; from an entry of the past to what stood there at the same moment. */
    private CompletableFuture<Optional<DeliveredEntry>> load(
            DataFetchingEnvironment environment,
            ValueSource source,
            EntryLinks.Link link,
            String locale,
            EntryReading.Documents reading) {
        Optional<ContentType> known = store.layout().model().findType(link.type());
        if (known.isEmpty()) {
            // once published, and the plugin has gone since
            return CompletableFuture.completedFuture(Optional.empty());
        }
        ContentType type = known.get();
        GraphQLContext context = environment.getGraphQlContext();
        Optional<Instant> asOf = source.entry().asOf();
        Loaders.Entries loading = new Loaders.Entries(type.id(), locale, reading, asOf);
        DataLoader<UUID, Optional<DeliveredEntry>> loader = Loaders.of(environment, loading, ids -> {
            List<DeliveredEntry> entries = asOf.isPresent()
                    ? past.byIds(context, asOf.get(), type, ids, locale, reading)
                    : store.byIds(Reader.of(context, store.stage(), locale), type, ids, locale, reading);
            Map<UUID, DeliveredEntry> found = new LinkedHashMap<>();
            entries.forEach(entry -> found.put(entry.row().id(), entry));
            return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
        });
        return loader.load(link.id());
    }

    /** A reference of the entry to many, page by page. */
    DataFetcher<?> many(Field field, FieldType.Reference reference, String name) {
        EntryReadings readings = readings(reference, EntryReadings.LIST);
        List<ContentType> targets = targets(reference);
        ListRequest.Kind kind = ListRequest.Kind.of(name, store.layout().model(), targets);
        Optional<CountFetchers> counts =
                several(targets) ? Optional.empty() : Optional.of(new CountFetchers(store, targets.getFirst()));
        return environment -> {
            DeliveredEntry source = source(environment).entry();
            Loaders.Shared shared = Loaders.shared(environment, name, source, () -> {
                String locale = LocaleArgument.of(environment, source.locale(), source.knownLocales());
                Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), source.asOf(), locale);
                return new Loaders.Shared(
                        reader,
                        ListRequest.of(environment, kind, store.layout().model(), reader, locale, cursors),
                        targets.stream()
                                .map(type -> readings.of(environment, type))
                                .toList());
            });
            Reader reader = shared.reader();
            ListRequest request = shared.request();
            if (!allowed(environment, source, field)) {
                return Pages.empty();
            }
            if (source.asOf().isPresent()) {
                return past.linked(environment, field, targets, request, source, name, readings.documents(environment));
            }
            Source from = follow(reader, source, source.links(field));
            if (from.types().isEmpty()) {
                return counted(counts, Pages.empty(), field, from, reader, request, name);
            }
            List<EntryReading> read = shared.readings();
            Loaders.Links loading = new Loaders.Links(name, request, read);
            DataLoader<Source, List<DeliveredEntry>> pages =
                    Loaders.of(environment, loading, sources -> pages(reader, field, targets, request, sources, read));
            Counter counter = counting -> Loaders.<Source, Map<String, Integer>>of(
                            counting,
                            new Loaders.Counts(name, request),
                            sources -> counts(reader, field, targets, request, sources))
                    .load(from);
            return pages.load(from).thenApply(rows -> {
                Delivered.Connection page = Pages.of(
                        rows,
                        request,
                        cursors,
                        source,
                        counting -> counter.apply(counting).thenApply(ReferenceFetchers::sum));
                return several(targets)
                        ? page.counted(types(counter, request.locale()), page.aggregate())
                        : counted(counts, page, field, from, reader, request, name);
            });
        };
    }

    private static boolean several(List<ContentType> targets) {
        return targets.size() > 1;
    }

    /** How many entries a source leads to, by id of their type. */
    private interface Counter extends Function<DataFetchingEnvironment, CompletableFuture<Map<String, Integer>>> {}

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Function<DataFetchingEnvironment, CompletableFuture<?>> types(Counter counter, String locale) {
        return environment -> counter.apply(environment)
                .thenApply(counts -> TypeCounts.of(store.layout().model(), counts, locale));
    }

    private static Delivered.Connection counted(
            Optional<CountFetchers> counts,
            Delivered.Connection page,
            Field field,
            Source from,
            Reader reader,
            ListRequest request,
            String list) {
        ListView.Links links = new ListView.Links(LinkWay.forward(field), from.id(), Condition.always());
        return counts.map(of -> of.with(page, ListView.linked(of.type(), reader, request, links, list)))
                .orElse(page);
    }

    /**
     * An entry whose links are followed.
     *
     * @param types ids of the types they lead to
     */
    private record Source(UUID id, Set<String> types, int links) {}

    private static Source follow(Reader reader, DeliveredEntry source, List<EntryLinks.Link> links) {
        Set<String> types = new HashSet<>();
        for (EntryLinks.Link link : links) {
            reader.follows(link.type(), link.id());
            types.add(link.type());
        }
        return new Source(source.row().id(), types, links.size());
    }

    /** Those whose links lead to the type: no statement is made for a type to which none leads, or of which none can be as asked. */
    private static List<UUID> leading(List<Source> sources, ContentType type, ListRequest asked) {
        if (asked.where().equals(Condition.never())) {
            return List.of();
        }
        return sources.stream()
                .filter(source -> source.types().contains(type.id()))
                .map(Source::id)
                .toList();
    }

    private List<List<DeliveredEntry>> pages(
            Reader reader,
            Field field,
            List<ContentType> targets,
            ListRequest request,
            List<Source> sources,
            List<EntryReading> readings) {
        Map<UUID, List<DeliveredEntry>> bySource = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            ContentType type = targets.get(i);
            ListRequest asked = several(targets) ? request.part(type) : request;
            List<UUID> leading = leading(sources, type, asked);
            for (DeliveredEntry entry : leading.isEmpty()
                    ? List.<DeliveredEntry>of()
                    : store.linked(
                            reader,
                            type,
                            asked,
                            LinkWay.forward(field),
                            leading,
                            readings.get(i),
                            few(sources, asked, readings.get(i)))) {
                bySource.computeIfAbsent(entry.row().source().orElseThrow(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        List<List<DeliveredEntry>> pages = new ArrayList<>();
        for (Source source : sources) {
            List<DeliveredEntry> page = bySource.getOrDefault(source.id(), List.of());
            pages.add(several(targets) ? merged(page, request) : page);
        }
        return pages;
    }

    /**
     * Numbering rows by source costs the database more than to read some that are not answered; not more than to read documents of
     * them.
     */
    private static boolean few(List<Source> sources, ListRequest asked, EntryReading reading) {
        boolean all = asked.offset() == 0 && sources.stream().allMatch(source -> source.links() <= asked.size());
        return all
                || (reading instanceof EntryReading.Columns
                        && sources.stream().mapToInt(Source::links).sum() <= FEW_LINKS);
    }

    /** Links to several types were read type by type; their order joins them. */
    private static List<DeliveredEntry> merged(List<DeliveredEntry> page, ListRequest request) {
        return page.stream()
                .sorted(Comparator.comparing(DeliveredEntry::row, LinkOrder.of(request.order(), request.backwards())))
                .skip(request.offset())
                .limit(request.size() + 1L)
                .toList();
    }

    private List<Map<String, Integer>> counts(
            Reader reader, Field field, List<ContentType> targets, ListRequest request, List<Source> sources) {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        for (ContentType type : targets) {
            ListRequest asked = several(targets) ? request.part(type) : request;
            List<UUID> leading = leading(sources, type, asked);
            if (!leading.isEmpty()) {
                store.countLinked(reader, type, asked, LinkWay.forward(field), leading)
                        .forEach((source, count) -> counts.computeIfAbsent(source, _ -> new HashMap<>())
                                .merge(type.id(), count, Integer::sum));
            }
        }
        return sources.stream()
                .map(source -> counts.getOrDefault(source.id(), Map.of()))
                .toList();
    }

    private EntryReadings readings(FieldType.Reference reference, List<List<String>> paths) {
        return new EntryReadings(store.layout(), store.stage(), targets(reference), paths);
    }

    private List<ContentType> targets(FieldType.Reference reference) {
        return reference.targets().stream()
                .map(store.layout().model()::requireType)
                .toList();
    }

    private static ValueSource source(DataFetchingEnvironment environment) {
        return (ValueSource) Objects.requireNonNull(environment.getSource());
    }

    private static boolean allowed(DataFetchingEnvironment environment, ValueSource source, Field field) {
        if (source.entry().restricts(field)) {
            Restrictions.note(environment, Restrictions.ENTITLEMENT);
            return false;
        }
        return true;
    }

    private static List<EntryLinks.Link> links(DataFetchingEnvironment environment, ValueSource source, Field field) {
        if (!allowed(environment, source, field)) {
            return List.of();
        }
        if (source instanceof DeliveredEntry entry && !field.localized()) {
            return entry.links(field);
        }
        JsonNode value = field.localized() ? source.value(field, source.entry().locale()) : source.value(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        return (value.isArray() ? List.copyOf(value.values()) : List.of(value))
                .stream()
                        .map(link -> new EntryLinks.Link(
                                link.get("type").asString(),
                                UUID.fromString(link.get("id").asString())))
                        .toList();
    }
}
