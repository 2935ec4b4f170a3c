package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.RichTexts;
import io.yizhan.core.projection.RichTextLinks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the parts of values are read. */
final class ValueFetchers {
    private final SchemaDraft draft;
    private final AssetLoading assets;

    ValueFetchers(SchemaDraft draft, AssetLoading assets) {
        this.draft = draft;
        this.assets = assets;
    }

    void add() {
        text("Money", "amount", "currency");
        text("Measure", "value", "unit");
        text("Moment", "local", "zone", "instant");
        text("UncertainDate", "edtf");
        number("UncertainDate", "earliestYear", "earliest");
        number("UncertainDate", "latestYear", "latest");
        draft.fetcher("UncertainDate", "display", value(this::display));
        draft.fetcher(
                "RichText", "json", SourceFetcher.of(Delivered.Value.class, value -> JsonValues.plain(value.json())));
        draft.fetcher(
                "RichText",
                "plainText",
                SourceFetcher.of(Delivered.Value.class, value -> RichTexts.plainText(value.json())));
        DataFetcher<CompletableFuture<List<Delivered.File>>> pictures = this::pictures;
        draft.fetcher("RichText", "assets", pictures);
        draft.fetcher(
                "Term",
                "code",
                SourceFetcher.of(Delivered.Term.class, term -> term.term().code()));
        draft.fetcher("Term", "label", term(ValueFetchers::label));
        draft.fetcher("Term", "broader", SourceFetcher.of(Delivered.Term.class, ValueFetchers::broader));
        connections();
    }

    private interface Reading<T> {
        @Nullable
        Object read(T source, DataFetchingEnvironment environment);
    }

    private static DataFetcher<?> value(Reading<Delivered.Value> reading) {
        return environment ->
                reading.read((Delivered.Value) Objects.requireNonNull(environment.getSource()), environment);
    }

    private static DataFetcher<?> term(Reading<Delivered.Term> reading) {
        return environment ->
                reading.read((Delivered.Term) Objects.requireNonNull(environment.getSource()), environment);
    }

    private void text(String type, String... names) {
        for (String name : names) {
            draft.fetcher(
                    type,
                    name,
                    SourceFetcher.of(
                            Delivered.Value.class,
                            value -> value.json().path(name).asString(null)));
        }
    }

    private void number(String type, String name, String key) {
        draft.fetcher(type, name, SourceFetcher.of(Delivered.Value.class, value -> {
            JsonNode number = value.json().get(key);
            return number == null || number.isNull() ? null : number.asInt();
        }));
    }

    private CompletableFuture<List<Delivered.File>> pictures(DataFetchingEnvironment environment) {
        Delivered.Value text = (Delivered.Value) Objects.requireNonNull(environment.getSource());
        List<UUID> ids = RichTextLinks.of(text.json()).stream()
                .filter(RichTextLinks.Link::asset)
                .map(RichTextLinks.Link::id)
                .distinct()
                .toList();
        return assets.files(environment, ids, text.entry());
    }

    private @Nullable Object display(Delivered.Value value, DataFetchingEnvironment environment) {
        JsonNode texts = value.json().get("display");
        String locale = LocaleArgument.of(
                environment, value.entry().locale(), value.entry().knownLocales());
        if (texts == null) {
            return null;
        }
        if (!value.entry().reachesAll(locale)) {
            Restrictions.note(environment, Restrictions.ENTITLEMENT);
            return null;
        }
        return value.entry()
                .choose(locale, texts)
                .map(tag -> texts.get(tag).asString())
                .orElse(null);
    }

    private static Object label(Delivered.Term term, DataFetchingEnvironment environment) {
        Labels labels = term.term().label();
        String locale = LocaleArgument.of(
                environment, term.entry().locale(), term.entry().knownLocales());
        return labels.in(locale);
    }

    private static @Nullable Object broader(Delivered.Term term) {
        Optional<Delivered.Term> broader = term.term()
                .broader()
                .flatMap(term.vocabulary()::findTerm)
                .map(above -> new Delivered.Term(term.vocabulary(), above, term.entry()));
        return broader.orElse(null);
    }

    private void connections() {
        draft.fetcher("PageInfo", "hasNextPage", page(Delivered.Connection::hasNextPage));
        DataFetcher<?> previous = environment ->
                ((Delivered.Connection) Objects.requireNonNull(environment.getSource())).hasPrevious(environment);
        draft.fetcher("PageInfo", "hasPreviousPage", previous);
        draft.fetcher("PageInfo", "startCursor", page(page -> cursor(page.edges(), true)));
        draft.fetcher("PageInfo", "endCursor", page(page -> cursor(page.edges(), false)));
    }

    private static DataFetcher<?> page(java.util.function.Function<Delivered.Connection, @Nullable Object> reading) {
        return SourceFetcher.of(Delivered.Connection.class, reading);
    }

    private static @Nullable String cursor(List<DeliveredLink> edges, boolean first) {
        if (edges.isEmpty()) {
            return null;
        }
        return (first ? edges.getFirst() : edges.getLast()).cursor().get();
    }
}
