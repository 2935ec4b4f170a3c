package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.EntryTypeStore;
import io.yizhan.core.publishing.PublishedSlugStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Reads root lists and single entries. */
final class RootFetchers {
    private final PublishedEntriesStore store;
    private final PublishedSlugStore slugs;
    private final EntryTypeStore types;
    private final CursorCodec cursors;
    private final Clock clock;

    RootFetchers(
            PublishedEntriesStore store,
            PublishedSlugStore slugs,
            EntryTypeStore types,
            CursorCodec cursors,
            Clock clock) {
        this.store = store;
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
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            ListRequest request = request(environment, kind, reader);
            EntryReading reading = readings.of(environment, type);
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
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
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
        Map<String, Field> keys = uniqueKeys(type);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            String locale = locale(environment);
            EntryReading read = readings.of(environment, type);
            Map<String, Object> arguments = environment.getArguments();
            List<String> given = Stream.concat(Stream.of("id", "slug"), keys.keySet().stream())
                    .filter(name -> arguments.get(name) != null)
                    .toList();
            if (given.size() != 1) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "entry.id-or-slug")
                        .at(given.isEmpty() ? "id" : given.getLast())
                        .exception();
            }
            String value = String.valueOf(arguments.get(given.getFirst()));
            return switch (given.getFirst()) {
                case "id" -> byId(reader, type, uuid(value), locale, read);
                case "slug" -> bySlug(reader, type, value, locale, read);
                default -> byKey(reader, type, Objects.requireNonNull(keys.get(given.getFirst())), value, locale, read);
            };
        };
    }

    /** Fields of which no two entries share a value, by the argument they are asked for by. */
    static Map<String, Field> uniqueKeys(ContentType type) {
        return type.fields().stream()
                .filter(field -> field.unique()
                        && !field.localized()
                        && field.visibility() != Visibility.INTERNAL
                        && !Set.of("id", "slug", "locale").contains(field.name())
                        && (field.type() instanceof FieldType.Identifier || field.type() instanceof FieldType.Text))
                .collect(Collectors.toMap(Field::name, field -> field, (one, _) -> one, LinkedHashMap::new));
    }

    /** However the identifier is written; what cannot be one belongs to no entry. */
    private @Nullable DeliveredEntry byKey(
            Reader reader, ContentType type, Field field, String written, String locale, EntryReading reading) {
        reader.use().require(type, field);
        Canonical canonical = new FieldValues(store.layout().model(), clock)
                .canonicalize(field, StringNode.valueOf(written), ValueOptions.draft(Set.of()));
        return canonical.valid() && canonical.value().isString()
                ? store.byKey(reader, type, field, canonical.value().stringValue(), locale, reading)
                        .orElse(null)
                : null;
    }

    /** An entry of any type. */
    DataFetcher<?> any() {
        EntryReadings readings = new EntryReadings(
                store.layout(),
                store.stage(),
                List.copyOf(store.layout().model().types().values()),
                EntryReadings.ENTRY);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            UUID id = uuid(String.valueOf(environment.<Object>getArgument("id")));
            Optional<ContentType> type = reader.noted(sql -> types.find(sql, id))
                    .flatMap(found -> store.layout().model().findType(found));
            if (type.isEmpty()) {
                reader.follows("", id);
                return null;
            }
            return byId(reader, type.get(), id, locale(environment), readings.of(environment, type.get()));
        };
    }

    private EntryReadings readings(ContentType type, List<List<String>> paths) {
        return new EntryReadings(store.layout(), store.stage(), List.of(type), paths);
    }

    private @Nullable DeliveredEntry byId(
            Reader reader, ContentType type, UUID id, String locale, EntryReading reading) {
        return store.byIds(reader, type, List.of(id), locale, reading).stream()
                .findFirst()
                .orElse(null);
    }

    /** By the slug in force; else by a former one, which keeps leading to its entry. */
    private @Nullable DeliveredEntry bySlug(
            Reader reader, ContentType type, String slug, String locale, EntryReading reading) {
        Field field = type.findSlug().orElseThrow();
        reader.use().require(type, field);
        Optional<DeliveredEntry> found = store.byKey(reader, type, field, slug, locale, reading);
        if (found.isPresent()) {
            return found.get();
        }
        boolean publishedOnly = store.stage() == Stage.PUBLISHED;
        List<String> chain = store.layout().locales().chain(locale);
        Optional<UUID> former = reader.noted(sql -> slugs.find(sql, type, field, chain, slug, publishedOnly));
        return former.isEmpty() ? null : byId(reader, type, former.get(), locale, reading);
    }

    private String locale(DataFetchingEnvironment environment) {
        return LocaleArgument.of(
                environment,
                store.layout().locales().defaultTag(),
                store.layout().locales().tags());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "id.invalid")
                    .with("id", id.length() > 64 ? id.substring(0, 64) : id)
                    .at("id")
                    .exception();
        }
    }
}
