package io.yizhan.core.entry;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of {@code Entry}, over an {@link EntryView}, and those of other types that lead to entries and users. */
@Singleton
final class EntryFetchers {
    private static final String TYPE = "Entry";
    /** Word in the API → what it means. */
    private static final Map<String, Action> ACTIONS = actions();

    private final EntryLoaders loaders;
    private final EntryChecks checks;
    private final EntryViews views;

    EntryFetchers(EntryLoaders loaders, EntryChecks checks, EntryViews views) {
        this.loaders = loaders;
        this.checks = checks;
        this.views = views;
    }

    void addTo(SchemaDraft draft) {
        draft.fetcher(TYPE, "id", of(entry -> entry.id().toString()));
        draft.fetcher(TYPE, "type", of(entry -> entry.type().id()));
        draft.fetcher(TYPE, "version", of(entry -> entry.head().version().toString()));
        draft.fetcher(TYPE, "summary", environment -> summary(source(environment), environment.getArgument("locale")));
        draft.fetcher(
                TYPE,
                "fields",
                of(entry -> EntryJson.plain(views.withComputed(entry).document())));
        draft.fetcher(TYPE, "changes", of(EntryView::changes));
        draft.fetcher(TYPE, "translations", of(EntryView::translations));
        draft.fetcher(TYPE, "findings", of(entry -> EntryJson.findings(findings(entry))));
        draft.fetcher(TYPE, "localeStates", of(EntryView::localeStates));
        draft.fetcher(TYPE, "createdAt", of(entry -> entry.head().createdAt()));
        draft.fetcher(TYPE, "createdBy", of(entry -> entry.head().createdBy().orElse(null)));
        draft.fetcher(TYPE, "updatedAt", of(entry -> entry.head().updatedAt()));
        draft.fetcher(
                TYPE, "updatedBy", of(entry -> entry.head().versionCreatedBy().orElse(null)));
        draft.fetcher(TYPE, "trashed", of(entry -> entry.head().trashed()));
        draft.fetcher(TYPE, "actions", of(EntryFetchers::actions));
        draft.fetcher("Use", "source", this::useSource);
        draft.fetcher("Use", "field", environment -> use(environment).field());
        draft.fetcher("UserRef", "id", environment -> userId(environment).toString());
        draft.fetcher("UserRef", "displayName", this::displayName);
        draft.fetcher("User", "enterprise", this::enterprise);
    }

    static SummaryView summary(EntryView entry, @Nullable Object locale) {
        return new SummaryView(
                entry,
                EntryArguments.locale(locale).orElse(entry.layout().locales().defaultTag()));
    }

    private List<EntryFinding> findings(EntryView entry) {
        Set<EntryFinding> findings = new LinkedHashSet<>();
        for (String locale : entry.filledLocales()) {
            findings.addAll(checks.complete(entry.layout(), entry.type(), entry.head(), locale));
        }
        return entry.guard().shown(entry.head(), List.copyOf(findings));
    }

    private static List<String> actions(EntryView entry) {
        return ACTIONS.entrySet().stream()
                .filter(action -> entry.guard().may(action.getValue(), entry.head()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Action> actions() {
        Map<String, Action> actions = new LinkedHashMap<>();
        actions.put("READ", Action.READ_DRAFT);
        actions.put("CREATE", Action.CREATE);
        actions.put("EDIT", Action.EDIT);
        actions.put("PUBLISH", Action.PUBLISH);
        actions.put("TRASH", Action.TRASH);
        return actions;
    }

    private CompletableFuture<@Nullable SummaryView> useSource(DataFetchingEnvironment environment) {
        return loaders.uses(environment)
                .load(use(environment).entryId())
                .thenApply(entry -> entry == null ? null : summary(entry, null));
    }

    private static EntryUse use(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<EntryUse>getSource());
    }

    /** A user is given by id, or, where a room has read the name already, as a map. */
    private static UUID userId(DataFetchingEnvironment environment) {
        Object user = Objects.requireNonNull(environment.<Object>getSource());
        return user instanceof Map<?, ?> map
                ? UUID.fromString(String.valueOf(map.get("id")))
                : UUID.fromString(user.toString());
    }

    private CompletableFuture<String> displayName(DataFetchingEnvironment environment) {
        Object user = environment.getSource();
        if (user instanceof Map<?, ?> map && map.get("displayName") instanceof String name) {
            return CompletableFuture.completedFuture(name);
        }
        return loaders.userNames(environment)
                .load(userId(environment))
                .thenApply(name -> Objects.requireNonNullElse(name, "—"));
    }

    private @Nullable CompletableFuture<@Nullable SummaryView> enterprise(DataFetchingEnvironment environment) {
        Map<?, ?> user = Objects.requireNonNull(environment.<Map<?, ?>>getSource());
        if (user.get("enterpriseId") == null) {
            return null;
        }
        return loaders.entries(environment)
                .load(UUID.fromString(String.valueOf(user.get("enterpriseId"))))
                .thenApply(entry -> entry == null ? null : summary(entry, null));
    }

    private static DataFetcher<@Nullable Object> of(Function<EntryView, @Nullable Object> read) {
        return environment -> read.apply(source(environment));
    }

    private static EntryView source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<EntryView>getSource());
    }
}
