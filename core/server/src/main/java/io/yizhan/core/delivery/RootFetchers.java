package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
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
        LongTexts longTexts = LongTexts.of(List.of(type), "nodes/", "edges/node/");
        FacetFetcher facets = new FacetFetcher(store, type);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            ListRequest request = ListRequest.of(
                    environment,
                    TypeNames.connection(type),
                    store.layout().model(),
                    Optional.of(type),
                    reader.use(),
                    locale(environment),
                    cursors);
            if (request.search().isPresent()) {
                boolean read = longTexts.in(environment) || Highlights.askedIn(environment);
                SearchedList found = searched(environment, reader, type, request);
                return found.page(read).withFacets(counting -> facets.facets(counting, reader, request, found));
            }
            List<DeliveredEntry> rows = store.page(reader, type, request, longTexts.in(environment));
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
        LongTexts longTexts = LongTexts.of(List.of(type), "");
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage());
            String locale = locale(environment);
            boolean read = longTexts.in(environment);
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

    private @Nullable DeliveredEntry byId(Reader reader, ContentType type, UUID id, String locale, boolean longTexts) {
        return store.byIds(reader, type, List.of(id), locale, longTexts).stream()
                .findFirst()
                .orElse(null);
    }

    /** By the slug in force; else by a former one, which keeps leading to its entry. */
    private @Nullable DeliveredEntry bySlug(
            Reader reader, ContentType type, String slug, String locale, boolean longTexts) {
        Field field = type.findSlug().orElseThrow();
        Optional<DeliveredEntry> found = store.byKey(reader, type, field, slug, locale, longTexts);
        if (found.isPresent()) {
            return found.get();
        }
        boolean publishedOnly = store.stage() == Stage.PUBLISHED;
        List<String> chain = store.layout().locales().chain(locale);
        Optional<UUID> former = reader.noted(sql -> slugs.find(sql, type, field, chain, slug, publishedOnly));
        return former.isEmpty() ? null : byId(reader, type, former.get(), locale, longTexts);
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
