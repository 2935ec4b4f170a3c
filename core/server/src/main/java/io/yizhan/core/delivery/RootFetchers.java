package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.EntryTypeStore;
import io.yizhan.core.publishing.PublishedSlugStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Reads root lists and single entries, of now or of a moment of the past. */
final class RootFetchers {
    private final PublishedEntriesStore store;
    private final PastLists past;
    private final PublishedSlugStore slugs;
    private final EntryTypeStore types;
    private final CursorCodec cursors;
    private final Clock clock;

    RootFetchers(
            PublishedEntriesStore store,
            PastLists past,
            PublishedSlugStore slugs,
            EntryTypeStore types,
            CursorCodec cursors,
            Clock clock) {
        this.store = store;
        this.past = past;
        this.slugs = slugs;
        this.types = types;
        this.cursors = cursors;
        this.clock = clock;
    }

    DataFetcher<?> many(ContentType type) {
        EntryReadings readings = readings(type, EntryReadings.LIST);
        ListRequest.Kind kind = kind(type);
        CountFetchers counts = new CountFetchers(store, type);
        return environment -> {
            Optional<Instant> asOf = AsOf.of(environment, List.of(type));
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), asOf, locale(environment));
            ListRequest request = request(environment, kind, reader);
            EntryReading reading = readings.of(environment, type);
            if (asOf.isPresent()) {
                return past.root(environment.getGraphQlContext(), type, request, reading);
            }
            if (request.search().isPresent()) {
                SearchedList found = searched(environment, reader, type, request);
                return counts.with(
                        found.page(Highlights.reading(environment, reading)),
                        ListView.searched(type, reader, request, found));
            }
            List<DeliveredEntry> rows = store.page(reader, type, request, reading);
            Delivered.Connection page = Pages.of(
                    rows,
                    request,
                    cursors,
                    null,
                    _ -> CompletableFuture.completedFuture(store.count(reader, type, request)));
            return counts.with(page, ListView.root(type, reader, request));
        };
    }

    DataFetcher<?> aggregate(ContentType type) {
        CountFetchers counts = new CountFetchers(store, type);
        ListRequest.Kind kind = kind(type);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale(environment));
            ListRequest request = request(environment, kind, reader);
            ListView view = request.search().isPresent()
                    ? ListView.searched(type, reader, request, searched(environment, reader, type, request))
                    : ListView.root(type, reader, request);
            return counts.aggregate(environment, view);
        };
    }

    private SearchedList searched(
            DataFetchingEnvironment environment, Reader reader, ContentType type, ListRequest request) {
        // first, as it may wait: no connection is held meanwhile
        SearchView view = SearchState.of(environment.getGraphQlContext())
                .view(store.layout().generation());
        SearchQuestions questions = new SearchQuestions(store);
        SearchQuestion question = questions.of(reader, type, request);
        return new SearchedList(store, cursors, reader, view, questions, question, request);
    }

    private ListRequest.Kind kind(ContentType type) {
        return ListRequest.Kind.of(TypeNames.connection(type), store.layout().model(), List.of(type));
    }

    private ListRequest request(DataFetchingEnvironment environment, ListRequest.Kind kind, Reader reader) {
        return ListRequest.of(environment, kind, store.layout().model(), reader, locale(environment), cursors);
    }

    DataFetcher<?> one(ContentType type) {
        EntryReadings readings = readings(type, EntryReadings.ENTRY);
        Map<String, Field> unique = EntryKey.unique(type);
        return environment -> {
            Optional<Instant> asOf = AsOf.of(environment, List.of(type));
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), asOf, locale(environment));
            EntryKey key = EntryKey.of(environment, type, unique);
            LookUp in = new LookUp(
                    environment.getGraphQlContext(), reader, type, locale(environment), readings.of(environment, type));
            Optional<DeliveredEntry> found = switch (key) {
                case EntryKey.ById one -> byId(in, one.id());
                case EntryKey.BySlug one -> asOf.isPresent() ? bySlugEver(in, one) : bySlug(in, one);
                case EntryKey.ByValue one -> byValue(in, one);
            };
            return found.orElse(null);
        };
    }

    /** What a look-up of one entry has to know. */
    private record LookUp(
            GraphQLContext context, Reader reader, ContentType type, String locale, EntryReading reading) {}

    private Optional<DeliveredEntry> byId(LookUp in, UUID id) {
        return byIds(in, List.of(id)).stream().findFirst();
    }

    private List<DeliveredEntry> byIds(LookUp in, List<UUID> ids) {
        Optional<Instant> asOf = in.reader().moment();
        return asOf.isPresent()
                ? past.byIds(in.context(), asOf.get(), in.type(), ids, in.locale(), in.reading())
                : store.byIds(in.reader(), in.type(), ids, in.locale(), in.reading());
    }

    /** However the value is written. */
    private Optional<DeliveredEntry> byValue(LookUp in, EntryKey.ByValue key) {
        in.reader().use().require(in.type(), key.field());
        Optional<Instant> asOf = in.reader().moment();
        return key.value(store.layout().model(), clock)
                .flatMap(value -> asOf.isPresent()
                        ? past.byKey(in.context(), asOf.get(), in.type(), key, value, in.locale(), in.reading())
                        : store.byKey(in.reader(), in.type(), key.field(), value, in.locale(), in.reading()));
    }

    /** By the slug in force; else by a former one, which keeps leading to its entry. */
    private Optional<DeliveredEntry> bySlug(LookUp in, EntryKey.BySlug key) {
        Reader reader = in.reader();
        reader.use().require(in.type(), key.field());
        Optional<DeliveredEntry> found =
                store.byKey(reader, in.type(), key.field(), key.slug(), in.locale(), in.reading());
        if (found.isPresent()) {
            return found;
        }
        boolean publishedOnly = store.stage() == Stage.PUBLISHED;
        List<String> chain = store.layout().locales().chain(in.locale());
        Optional<UUID> former =
                reader.noted(sql -> slugs.find(sql, in.type(), key.field(), chain, key.slug(), publishedOnly));
        return former.flatMap(id -> byId(in, id));
    }

    /** In the past, by any slug the entry ever had in public; where that leads to several, to the one that had it then. */
    private Optional<DeliveredEntry> bySlugEver(LookUp in, EntryKey.BySlug key) {
        in.reader().use().require(in.type(), key.field());
        List<String> chain = store.layout().locales().chain(in.locale());
        List<UUID> ids = in.reader().noted(sql -> slugs.findAll(sql, in.type(), key.field(), chain, key.slug()));
        List<DeliveredEntry> found = byIds(in, ids);
        return found.stream()
                .filter(entry -> entry.findSlug().equals(Optional.of(key.slug())))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** An entry of any type. */
    DataFetcher<?> any() {
        EntryReadings readings = new EntryReadings(
                store.layout(),
                store.stage(),
                List.copyOf(store.layout().model().types().values()),
                EntryReadings.ENTRY);
        return environment -> {
            Optional<Instant> asOf =
                    AsOf.of(environment, store.layout().model().types().values());
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), asOf, locale(environment));
            UUID id = EntryKey.id(String.valueOf(environment.<Object>getArgument("id")));
            Optional<ContentType> type = reader.noted(sql -> types.find(sql, id))
                    .flatMap(found -> store.layout().model().findType(found));
            if (type.isEmpty()) {
                reader.follows("", id);
                return null;
            }
            LookUp in = new LookUp(
                    environment.getGraphQlContext(),
                    reader,
                    type.get(),
                    locale(environment),
                    readings.of(environment, type.get()));
            return byId(in, id).orElse(null);
        };
    }

    private EntryReadings readings(ContentType type, List<List<String>> paths) {
        return new EntryReadings(store.layout(), store.stage(), List.of(type), paths);
    }

    private String locale(DataFetchingEnvironment environment) {
        return LocaleArgument.of(
                environment,
                store.layout().locales().defaultTag(),
                store.layout().locales().tags());
    }
}
