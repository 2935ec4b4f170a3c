package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.PublishedSlugStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads root lists and single entries. */
final class RootFetchers {
    private final PublishedEntriesStore store;
    private final PublishedSlugStore slugs;
    private final CursorCodec cursors;

    RootFetchers(PublishedEntriesStore store, PublishedSlugStore slugs, CursorCodec cursors) {
        this.store = store;
        this.slugs = slugs;
        this.cursors = cursors;
    }

    DataFetcher<?> many(ContentType type) {
        EntryReadings readings = readings(type, EntryReadings.LIST);
        ListRequest.Kind kind = ListRequest.Kind.of(TypeNames.connection(type), Optional.of(type));
        FacetFetcher facets = new FacetFetcher(store, type);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            ListRequest request = ListRequest.of(
                    environment, kind, store.layout().model(), reader.use(), locale(environment), cursors);
            EntryReading reading = readings.of(environment, type);
            if (request.search().isPresent()) {
                SearchedList found = searched(environment, reader, type, request);
                return found.page(Highlights.reading(environment, reading))
                        .withFacets(counting -> facets.facets(counting, reader, request, found));
            }
            List<DeliveredEntry> rows = store.page(reader, type, request, reading);
            return Pages.of(
                            rows,
                            request,
                            cursors,
                            null,
                            _ -> CompletableFuture.completedFuture(store.count(reader, type, request)))
                    .withFacets(counting ->
                            facets.facets(counting, reader, request, ListCounts.bySql(store, reader, type)));
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

    DataFetcher<?> one(ContentType type) {
        EntryReadings readings = readings(type, EntryReadings.ENTRY);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            String locale = locale(environment);
            EntryReading read = readings.of(environment, type);
            String id = environment.getArgument("id");
            String slug = environment.getArgument("slug");
            if ((id == null) == (slug == null)) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "entry.id-or-slug")
                        .at(id == null ? "id" : "slug")
                        .exception();
            }
            return id == null
                    ? bySlug(reader, type, String.valueOf(slug), locale, read)
                    : byId(reader, type, uuid(id), locale, read);
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
