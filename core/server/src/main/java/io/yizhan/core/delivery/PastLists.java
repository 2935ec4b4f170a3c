package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Entries and lists of a moment of the past, for the fetchers that read those of now from {@link PublishedEntriesStore}. The
 * statements of a level do not grow with its rows.
 */
final class PastLists {
    private final PastEntries.Source source;
    private final CursorCodec cursors;

    PastLists(PastEntries.Source source, CursorCodec cursors) {
        this.source = source;
        this.cursors = cursors;
    }

    /** Entries by id; those that were not there, or are not for this reader, are not in the answer. */
    List<DeliveredEntry> byIds(
            GraphQLContext context,
            Instant moment,
            ContentType type,
            Collection<UUID> ids,
            String locale,
            EntryReading reading) {
        PastEntries past = PastEntries.of(context, source, moment);
        List<PastEntry> found = past.some(type, ids, locale).values().stream()
                .filter(entry -> entry.versions().reaches(type, past.layout().locales(), locale))
                .toList();
        return new PastPages(past, locale, reading).of(type, found);
    }

    /** The entry that had this value of a unique field. */
    Optional<DeliveredEntry> byKey(
            GraphQLContext context,
            Instant moment,
            ContentType type,
            EntryKey.ByValue key,
            String value,
            String locale,
            EntryReading reading) {
        PastEntries past = PastEntries.of(context, source, moment);
        List<PastEntry> found = PastList.ofKey(past, type, key.field(), value, locale).all().stream()
                .map(PastList.Fit::entry)
                .limit(1)
                .toList();
        return new PastPages(past, locale, reading).of(type, found).stream().findFirst();
    }

    /** A list, its moment and what of its entries is shown. */
    private record Asked(PastEntries past, ListRequest request, EntryReading reading) {
        List<PastPages.Paged> pages(List<List<PastPages.Row>> lists, PastList order) {
            return new PastPages(past, request.locale(), reading).of(lists, order, request.page());
        }
    }

    private Asked asked(GraphQLContext context, ListRequest request, EntryReading reading) {
        return new Asked(PastEntries.of(context, source, request.asOf().orElseThrow()), request, reading);
    }

    /** A list of all entries of a type. */
    Delivered.Connection root(GraphQLContext context, ContentType type, ListRequest request, EntryReading reading) {
        Asked asked = asked(context, request, reading);
        PastList list = PastList.of(asked.past(), type, request);
        List<PastPages.Row> rows = new ArrayList<>();
        list.all().forEach(fit -> rows.add(PastPages.Row.of(type, fit.entry(), list.place(fit))));
        return connection(asked.pages(List.of(rows), list).getFirst(), request, null);
    }

    /**
     * A link of a reference.
     *
     * @param ordinal where it stands among them
     */
    private record Link(int ordinal, String type, UUID id, Optional<JsonNode> attributes) {}

    /** An entry whose links are followed. */
    private record Start(UUID id, List<Link> links) {}

    /**
     * What a reference of an entry led to.
     *
     * @param targets types it may lead to
     * @param name of the connection
     */
    CompletableFuture<Delivered.Connection> linked(
            DataFetchingEnvironment environment,
            Field field,
            List<ContentType> targets,
            ListRequest request,
            DeliveredEntry entry,
            String name,
            EntryReading reading) {
        boolean several = targets.size() > 1;
        List<Link> links = links(entry, field);
        if (links.isEmpty()) {
            return CompletableFuture.completedFuture(several ? Pages.empty() : uncounted(Pages.empty()));
        }
        GraphQLContext context = environment.getGraphQlContext();
        DataLoader<Start, PastPages.Paged> pages = Loaders.of(
                environment,
                new Loaders.Links(name, request, List.of(reading)),
                starts -> linked(asked(context, request, reading), targets, starts));
        return pages.load(new Start(entry.row().id(), links))
                .thenApply(page -> several
                        ? types(connection(page, request, entry), page, request)
                        : connection(page, request, entry));
    }

    /** Those of all locales, if the field has locales. */
    private static List<Link> links(DeliveredEntry entry, Field field) {
        List<Link> links = new ArrayList<>();
        JsonNode value = entry.value(field);
        if (value != null) {
            for (JsonNode one : field.localized() ? value.values() : List.of(value)) {
                for (JsonNode link : one.values()) {
                    links.add(new Link(
                            links.size(),
                            link.get("type").asString(),
                            UUID.fromString(link.get("id").asString()),
                            Optional.ofNullable(link.get("attributes"))));
                }
            }
        }
        return links;
    }

    private static List<PastPages.Paged> linked(Asked asked, List<ContentType> targets, List<Start> starts) {
        Map<UUID, Function<Link, PastPages.Row>> found = new HashMap<>();
        for (ContentType type : targets) {
            ListRequest request = asked.request();
            // what is asked of other types does not need this one to be read
            PastList list = PastList.ofTargets(
                    asked.past(), type, request.where(request.where().forType(type.id())));
            Set<UUID> ids = new TreeSet<>();
            starts.forEach(start -> start.links().stream()
                    .filter(link -> link.type().equals(type.id()))
                    .forEach(link -> ids.add(link.id())));
            for (PastList.Fit fit : list.among(ids)) {
                found.put(
                        fit.entry().versions().id(),
                        link -> new PastPages.Row(
                                type, fit.entry(), list.place(fit, 0, link.ordinal()), link.attributes()));
            }
        }
        List<List<PastPages.Row>> lists = new ArrayList<>();
        for (Start start : starts) {
            List<PastPages.Row> rows = new ArrayList<>();
            for (Link link : start.links()) {
                Function<Link, PastPages.Row> row = found.get(link.id());
                if (row != null) {
                    rows.add(row.apply(link));
                }
            }
            lists.add(rows);
        }
        // several types are ordered by what every entry has, so the places of one are those of all
        return asked.pages(lists, PastList.ofTargets(asked.past(), targets.getFirst(), asked.request()));
    }

    /**
     * What led back to an entry, each once. Links show where the fields show that hold them.
     *
     * @param name of the list
     */
    CompletableFuture<Delivered.Connection> linking(
            DataFetchingEnvironment environment,
            ReverseReference way,
            ListRequest request,
            UUID target,
            String name,
            EntryReading reading) {
        GraphQLContext context = environment.getGraphQlContext();
        DataLoader<UUID, PastPages.Paged> pages = Loaders.of(
                environment,
                new Loaders.Links(name, request, List.of(reading)),
                targets -> linking(asked(context, request, reading), way, targets));
        return pages.load(target).thenApply(page -> connection(page, request, null));
    }

    private static List<PastPages.Paged> linking(Asked asked, ReverseReference way, List<UUID> targets) {
        PastList list = PastList.ofSources(asked.past(), way.source(), asked.request(), way.path());
        Map<UUID, List<PastPages.Row>> byTarget = new LinkedHashMap<>();
        targets.forEach(target -> byTarget.put(target, new ArrayList<>()));
        for (PastList.Fit fit : list.all()) {
            boolean hidden = way.fields().stream()
                    .anyMatch(field -> fit.entry().restricted().contains(FieldMark.of(field)));
            Set<UUID> led = hidden
                    ? Set.of()
                    : new TreeSet<>(PastLinks.values(fit.values()).targets(way.path()));
            for (UUID target : led) {
                List<PastPages.Row> rows = byTarget.get(target);
                if (rows != null) {
                    rows.add(PastPages.Row.of(way.source(), fit.entry(), list.place(fit)));
                }
            }
        }
        return asked.pages(List.copyOf(byTarget.values()), list);
    }

    private Delivered.Connection connection(PastPages.Paged page, ListRequest request, @Nullable DeliveredEntry start) {
        return uncounted(
                Pages.of(page.rows(), request, cursors, start, _ -> CompletableFuture.completedFuture(page.total())));
    }

    /** In a list of several types its types are counted, and nothing else. */
    private Delivered.Connection types(Delivered.Connection list, PastPages.Paged page, ListRequest request) {
        List<Map<String, Object>> counts = TypeCounts.of(source.layout().model(), page.counts(), request.locale());
        return list.counted(_ -> CompletableFuture.completedFuture(counts), list.aggregate());
    }

    /** Values of the past lie in no columns by which a database could count them. */
    private static Delivered.Connection uncounted(Delivered.Connection page) {
        return page.counted(refusing("facets"), refusing("aggregate"));
    }

    private static Function<DataFetchingEnvironment, CompletableFuture<?>> refusing(String name) {
        return _ -> {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "as-of.counts")
                    .with("name", name)
                    .at(name)
                    .exception();
        };
    }
}
