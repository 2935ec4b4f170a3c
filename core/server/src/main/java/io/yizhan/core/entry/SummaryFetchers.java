package io.yizhan.core.entry;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.media.Asset;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Vocabulary;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of {@code EntrySummary}, over a {@link SummaryView}. */
@Singleton
final class SummaryFetchers {
    private static final String TYPE = "EntrySummary";
    private static final int MOST_FIELDS = 30;

    private final EntryLoaders loaders;
    private final EntryViews views;

    SummaryFetchers(EntryLoaders loaders, EntryViews views) {
        this.loaders = loaders;
        this.views = views;
    }

    void addTo(SchemaDraft draft) {
        draft.fetcher(TYPE, "id", of(summary -> summary.entry().id().toString()));
        draft.fetcher(TYPE, "type", of(summary -> summary.entry().type().id()));
        draft.fetcher(
                TYPE,
                "title",
                of(summary ->
                        title(summary).map(text -> text.value().asString()).orElse("")));
        draft.fetcher(
                TYPE,
                "titleLocale",
                of(summary -> title(summary).map(EntryView.Delivered::locale).orElse(null)));
        draft.fetcher(TYPE, "titleDirection", of(SummaryFetchers::direction));
        draft.fetcher(TYPE, "image", this::image);
        draft.fetcher(TYPE, "state", of(summary -> summary.entry().state().name()));
        draft.fetcher(TYPE, "localeStates", of(summary -> summary.entry().localeStates()));
        draft.fetcher(
                TYPE, "version", of(summary -> summary.entry().head().version().toString()));
        draft.fetcher(TYPE, "updatedAt", of(summary -> summary.entry().head().updatedAt()));
        draft.fetcher(
                TYPE,
                "updatedBy",
                of(summary -> summary.entry().head().versionCreatedBy().orElse(null)));
        draft.fetcher(TYPE, "trashed", of(summary -> summary.entry().head().trashed()));
        draft.fetcher(TYPE, "values", this::values);
    }

    private static Optional<EntryView.Delivered> title(SummaryView summary) {
        return summary.entry().title(summary.locale());
    }

    private static String direction(SummaryView summary) {
        String locale = title(summary).map(EntryView.Delivered::locale).orElse(summary.locale());
        return Locales.rightToLeft(locale) ? "RTL" : "LTR";
    }

    private @Nullable CompletableFuture<Asset> image(DataFetchingEnvironment environment) {
        SummaryView summary = source(environment);
        return summary.entry()
                .imageId(summary.locale())
                .map(id -> loaders.images(environment).load(id))
                .orElse(null);
    }

    private CompletableFuture<Map<String, @Nullable Object>> values(DataFetchingEnvironment environment) {
        SummaryView summary = source(environment);
        Map<Field, JsonNode> values = new LinkedHashMap<>();
        List<String> asked = Objects.requireNonNull(environment.<List<String>>getArgument("fields"));
        if (asked.size() > MOST_FIELDS) {
            throw EntryArguments.refused("argument.many", "fields")
                    .with("limit", MOST_FIELDS)
                    .exception();
        }
        List<Field> fields = asked.stream().map(key -> find(summary, key)).toList();
        boolean computed = fields.stream().anyMatch(Field::computed);
        EntryView entry = computed ? views.withComputed(summary.entry()) : summary.entry();
        for (Field field : fields) {
            entry.deliver(field, summary.locale()).ifPresent(delivered -> values.put(field, delivered.value()));
        }
        List<UUID> targets = new ArrayList<>();
        values.forEach((field, value) -> {
            if (field.type() instanceof FieldType.Reference) {
                each(value)
                        .forEach(link ->
                                targets.add(UUID.fromString(link.path("id").asString())));
            }
        });
        return loaders.uses(environment).loadMany(targets).thenApply(found -> {
            Map<UUID, EntryView> byId = new LinkedHashMap<>();
            found.stream().filter(Objects::nonNull).forEach(view -> byId.put(view.id(), view));
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            values.forEach((field, value) -> shown.put(field.key().toString(), shown(summary, field, value, byId)));
            return shown;
        });
    }

    private static Field find(SummaryView summary, String key) {
        return summary.entry().type().allFields().stream()
                .filter(field -> field.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> EntryArguments.refused("field.unknown", "fields")
                        .with("field", EntryArguments.shown(key))
                        .exception());
    }

    private static @Nullable Object shown(
            SummaryView summary, Field field, JsonNode value, Map<UUID, EntryView> targets) {
        return switch (field.type()) {
            case FieldType.Term term -> many(value, one -> term(summary, term, one.asString()));
            case FieldType.Reference _ -> many(value, one -> link(summary, one, targets));
            default -> EntryJson.plain(value);
        };
    }

    private static Object term(SummaryView summary, FieldType.Term field, String code) {
        Vocabulary vocabulary = summary.entry().layout().model().requireVocabulary(field.vocabulary());
        return Map.of(
                "code",
                code,
                "label",
                vocabulary.findTerm(code).map(term -> term.label().texts()).orElse(Map.of("en", code)));
    }

    private static Object link(SummaryView summary, JsonNode link, Map<UUID, EntryView> targets) {
        String id = link.path("id").asString("");
        EntryView target = targets.get(UUID.fromString(id));
        String title = target == null
                ? ""
                : target.title(summary.locale())
                        .map(delivered -> delivered.value().asString())
                        .orElse("");
        return Map.of("id", id, "type", link.path("type").asString(""), "title", title);
    }

    private static Object many(JsonNode value, Function<JsonNode, Object> shown) {
        return value.isArray() ? each(value).stream().map(shown).toList() : shown.apply(value);
    }

    private static List<JsonNode> each(JsonNode value) {
        return value.isArray() ? List.copyOf(value.values()) : List.of(value);
    }

    private static DataFetcher<@Nullable Object> of(Function<SummaryView, @Nullable Object> read) {
        return environment -> read.apply(source(environment));
    }

    private static SummaryView source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<SummaryView>getSource());
    }
}
