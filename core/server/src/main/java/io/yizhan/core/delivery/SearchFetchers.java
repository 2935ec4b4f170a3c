package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches over several types, and suggests titles. */
final class SearchFetchers {
    private final PublishedEntriesStore store;
    private final CursorCodec cursors;
    private final EntryReadings readings;
    private final EntryReadings suggested;

    SearchFetchers(PublishedEntriesStore store, CursorCodec cursors) {
        this.store = store;
        this.cursors = cursors;
        this.readings = readings(store, List.of(List.of("nodes", "entry"), List.of("edges", "node", "entry")));
        this.suggested = readings(store, List.of(List.of("entry")));
    }

    private static EntryReadings readings(PublishedEntriesStore store, List<List<String>> paths) {
        List<ContentType> types = List.copyOf(store.layout().model().types().values());
        return new EntryReadings(store.layout(), store.stage(), types, paths);
    }

    /** Adds the fields and how they are read. */
    void addTo(SchemaDraft draft, SearchTypes types) {
        types.all().forEach(draft::type);
        draft.query(types.search(), search());
        draft.query(types.suggest(), suggest());
        DataFetcher<?> highlights =
                environment -> link(environment).highlights().get();
        draft.fetcher(
                SearchTypes.RESULT, "entry", environment -> link(environment).target());
        draft.fetcher(SearchTypes.RESULT, Highlights.FIELD, highlights);
        for (ContentType type : store.layout().model().types().values()) {
            draft.fetcher(TypeNames.edge(type), Highlights.FIELD, highlights);
        }
        draft.fetcher(
                SearchTypes.EDGE,
                "cursor",
                environment -> link(environment).cursor().get());
        draft.fetcher(SearchTypes.EDGE, "node", DataFetchingEnvironment::getSource);
        draft.fetcher(
                SearchTypes.CONNECTION, "nodes", page(found -> found.page().edges()));
        draft.fetcher(
                SearchTypes.CONNECTION, "edges", page(found -> found.page().edges()));
        draft.fetcher(SearchTypes.CONNECTION, "pageInfo", page(Found::page));
        draft.fetcher(SearchTypes.CONNECTION, "totalCount", page(Found::count));
        draft.fetcher(SearchTypes.CONNECTION, "types", page(this::types));
    }

    /** A page and what it is a page of; empty where there is nothing to look for. */
    private record Found(Delivered.Connection page, Optional<SearchedList> list, String locale) {
        int count() {
            return list.map(all -> all.view().count(all.question())).orElse(0);
        }
    }

    private DataFetcher<?> search() {
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale(environment));
            List<ContentType> types = types(environment);
            String locale = locale(environment);
            ListRequest request = ListRequest.ofSearch(environment, types, locale, cursors);
            EntryReading read = Highlights.reading(environment, readings.documents(environment));
            Optional<SearchedList> list = list(environment, reader, types, request, _ -> true);
            return new Found(list.map(found -> found.page(read)).orElseGet(Pages::empty), list, locale);
        };
    }

    private Optional<SearchedList> list(
            DataFetchingEnvironment environment,
            Reader reader,
            List<ContentType> types,
            ListRequest request,
            Predicate<SearchedField> fields) {
        SearchState state = SearchState.of(environment.getGraphQlContext());
        String text = request.search().map(ListRequest.Search::text).orElse("");
        if (text.isBlank()) {
            return Optional.empty();
        }
        SearchView view = state.view(store.layout().generation());
        SearchQuestions questions = new SearchQuestions(store);
        SearchQuestion question = questions.of(reader, types, text, request.locale(), fields);
        return Optional.of(new SearchedList(store, cursors, reader, view, questions, question, request));
    }

    private List<Map<String, Object>> types(Found found) {
        Map<String, Integer> counts =
                found.list().map(list -> list.view().types(list.question())).orElse(Map.of());
        return TypeCounts.of(store.layout().model(), counts, found.locale());
    }

    private DataFetcher<?> suggest() {
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale(environment));
            int first = suggestions(environment);
            ListRequest request = ListRequest.ofSearch(environment, types(environment), locale(environment), cursors);
            Predicate<SearchedField> titles = field -> field.part() == SearchedField.Part.TITLE;
            return list(environment, reader, types(environment), request, titles)
                    .map(list -> suggestions(list, first, suggested.documents(environment)))
                    .orElse(List.of());
        };
    }

    private List<Map<String, Object>> suggestions(SearchedList list, int first, EntryReading read) {
        Highlights shown = new Highlights(store.layout().model(), store.layout().locales());
        List<Map<String, Object>> suggestions = new ArrayList<>();
        for (DeliveredEntry entry : list.entries(list.view().hits(list.question(), Page.first(first)), read)) {
            SearchedField title = SearchedField.of(entry.type()).stream()
                    .filter(field -> field.part() == SearchedField.Part.TITLE)
                    .findFirst()
                    .orElseThrow();
            String text = shown.text(entry, title);
            String marked = list.view().marked(list.question(), text);
            suggestions.add(Map.of("text", text, "highlighted", marked, "entry", entry));
        }
        return suggestions;
    }

    private static int suggestions(DataFetchingEnvironment environment) {
        int first = ((Number) Objects.requireNonNull(environment.getArguments().get("first"))).intValue();
        if (first < 1 || first > SearchTypes.MOST_SUGGESTIONS) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "page.too-large")
                    .with("limit", SearchTypes.MOST_SUGGESTIONS)
                    .with("actual", first)
                    .at("first")
                    .exception();
        }
        return first;
    }

    private List<ContentType> types(DataFetchingEnvironment environment) {
        Collection<?> asked = environment.getArgument("types");
        return store.layout().model().types().values().stream()
                .filter(type -> asked == null || asked.contains(type.id()))
                .toList();
    }

    private String locale(DataFetchingEnvironment environment) {
        return LocaleArgument.of(
                environment,
                store.layout().locales().defaultTag(),
                store.layout().locales().tags());
    }

    private static DeliveredLink link(DataFetchingEnvironment environment) {
        return (DeliveredLink) Objects.requireNonNull(environment.getSource());
    }

    private static DataFetcher<?> page(Function<Found, @Nullable Object> reading) {
        return environment -> reading.apply((Found) Objects.requireNonNull(environment.getSource()));
    }
}
