package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How what every entry has, and every connection, is read. */
final class EntryFetchers {
    private final SchemaDraft draft;
    private final ContentModel model;

    EntryFetchers(SchemaDraft draft, ContentModel model) {
        this.draft = draft;
        this.model = model;
    }

    void add() {
        AggregateFetchers.addShared(draft);
        for (ContentType type : model.types().values()) {
            entry(type);
            connection(TypeNames.connection(type), TypeNames.edge(type));
            counts(TypeNames.connection(type), type);
            AggregateFetchers.add(draft, type);
            for (Field field : type.fields()) {
                reference(type.singular(), field);
            }
            type.groups()
                    .forEach(group -> group.fields().forEach(field -> reference(TypeNames.group(type, group), field)));
        }
    }

    private void reference(String owner, Field field) {
        if (field.type() instanceof FieldType.Reference reference
                && reference.many()
                && field.visibility() != Visibility.INTERNAL) {
            String name = TypeNames.nested(owner, field);
            connection(name + "Connection", name + "Edge");
            if (reference.targets().size() == 1) {
                counts(
                        name + "Connection",
                        model.requireType(reference.targets().getFirst()));
            } else {
                facets(name + "Connection", "types");
            }
        }
    }

    private void entry(ContentType type) {
        String name = type.singular();
        draft.fetcher(name, "id", of(entry -> entry.row().id().toString()));
        draft.fetcher(name, "createdAt", of(entry -> entry.row().createdAt()));
        draft.fetcher(name, "updatedAt", of(entry -> entry.row().updatedAt()));
        draft.fetcher(name, "publishedAt", of(entry -> entry.row().publishedAt().orElse(null)));
        draft.fetcher(name, "localization", of(EntryFetchers::localization));
    }

    private static DataFetcher<?> of(Function<DeliveredEntry, @Nullable Object> reading) {
        return SourceFetcher.of(ValueSource.class, source -> reading.apply(source.entry()));
    }

    private static Object localization(DeliveredEntry entry) {
        List<Map<String, Object>> fallbacks = new ArrayList<>();
        entry.fallbacks()
                .forEach((field, locale) -> fallbacks.add(
                        Map.of("key", field.name(), "locale", locale, "direction", LocaleArgument.direction(locale))));
        Map<String, Object> localization = new LinkedHashMap<>();
        localization.put("locale", entry.locale());
        localization.put("direction", LocaleArgument.direction(entry.locale()));
        localization.put("available", entry.available());
        localization.put("fallbacks", fallbacks);
        entry.findSlug().ifPresent(slug -> localization.put("currentSlug", slug));
        return localization;
    }

    private void connection(String connection, String edge) {
        draft.fetcher(
                connection,
                "nodes",
                page(page -> page.edges().stream().map(DeliveredLink::target).toList()));
        draft.fetcher(connection, "edges", page(Delivered.Connection::edges));
        draft.fetcher(connection, "pageInfo", page(page -> page));
        DataFetcher<?> totalCount =
                environment -> ((Delivered.Connection) Objects.requireNonNull(environment.getSource()))
                        .counter()
                        .apply(environment);
        draft.fetcher(connection, "totalCount", totalCount);
        draft.fetcher(edge, "cursor", link(link -> link.cursor().get()));
        draft.fetcher(edge, "node", link(DeliveredLink::target));
    }

    private void counts(String connection, ContentType type) {
        DataFetcher<?> aggregate =
                environment -> ((Delivered.Connection) Objects.requireNonNull(environment.getSource()))
                        .aggregate()
                        .apply(environment);
        draft.fetcher(connection, "aggregate", aggregate);
        if (!FacetField.of(type).isEmpty()) {
            facets(connection, "facets");
        }
    }

    private void facets(String connection, String field) {
        DataFetcher<?> facets = environment -> ((Delivered.Connection) Objects.requireNonNull(environment.getSource()))
                .facets()
                .apply(environment);
        draft.fetcher(connection, field, facets);
    }

    private static DataFetcher<?> page(Function<Delivered.Connection, @Nullable Object> reading) {
        return SourceFetcher.of(Delivered.Connection.class, reading);
    }

    private static DataFetcher<?> link(Function<DeliveredLink, @Nullable Object> reading) {
        return SourceFetcher.of(DeliveredLink.class, reading);
    }
}
