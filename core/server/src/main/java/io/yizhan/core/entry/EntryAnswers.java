package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.VersionStore.Written;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers of mutations in the shapes of the admin's schema, for this room and those that import it. */
@Singleton
public final class EntryAnswers {
    /** Key under which a map says which type of a union it is. */
    static final String TYPE = "__typename";

    private final EntryViews views;
    private final VersionStore versions;
    private final EntryLoaders loaders;

    EntryAnswers(EntryViews views, VersionStore versions, EntryLoaders loaders) {
        this.views = views;
        this.versions = versions;
        this.loaders = loaders;
    }

    /** A source of type Entry: the draft as it is now; throws NOT_FOUND if the caller may not see it. */
    public Object entry(DataFetchingEnvironment environment, UUID id) {
        return view(environment, id);
    }

    /** Sources of type EntrySummary, those the caller may see, in the order asked. */
    public List<Object> summaries(DataFetchingEnvironment environment, Collection<UUID> ids) {
        return EntryLoaders.reads(environment)
                .run(tx -> views.find(tx, EntryArguments.author(environment), ids))
                .values()
                .stream()
                .<Object>map(view -> EntryFetchers.summary(view, null))
                .toList();
    }

    /** Sources of type EntrySummary by id, of those the caller may see. */
    public Map<UUID, Object> summariesById(DataFetchingEnvironment environment, Collection<UUID> ids) {
        Map<UUID, Object> summaries = new LinkedHashMap<>();
        EntryLoaders.reads(environment)
                .run(tx -> views.find(tx, EntryArguments.author(environment), ids))
                .forEach((id, view) -> summaries.put(id, EntryFetchers.summary(view, null)));
        return summaries;
    }

    /** A source of type EntrySummary, read together with all others of the answer; null if the caller may not see it. */
    public CompletableFuture<@Nullable Object> summary(DataFetchingEnvironment environment, UUID id) {
        return loaders.entries(environment)
                .load(id)
                .thenApply(view -> view == null ? null : EntryFetchers.summary(view, null));
    }

    /** Reads content as the operation does: a query all in one snapshot, a mutation what is there after its writes. */
    public <T> T read(DataFetchingEnvironment environment, Function<ContentTransaction, T> work) {
        return EntryLoaders.reads(environment).run(work);
    }

    /** Reads the past of an entry in the snapshot of the operation; throws NOT_FOUND if the caller may not see its draft. */
    public <T> T past(DataFetchingEnvironment environment, UUID id, Function<EntryPast, T> work) {
        return EntryLoaders.reads(environment)
                .run(tx -> views.find(tx, EntryArguments.author(environment), id)
                        .map(entry -> work.apply(new EntryPast(tx.sql(), entry, versions)))
                        .orElseThrow(() -> EntryGuard.notFound(id)));
    }

    /** Sources of type Finding. */
    public List<Map<String, @Nullable Object>> findings(List<EntryFinding> findings) {
        return EntryJson.findings(findings);
    }

    private EntryView view(DataFetchingEnvironment environment, UUID id) {
        return EntryLoaders.reads(environment)
                .run(tx -> views.find(tx, EntryArguments.author(environment), id))
                .orElseThrow(() -> EntryGuard.notFound(id));
    }

    /** A source of type SaveEntryResult. */
    Map<String, @Nullable Object> saved(DataFetchingEnvironment environment, SaveOutcome outcome) {
        EntryView entry = view(environment, outcome.entryId());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case SaveOutcome.Saved saved -> {
                answer.put(TYPE, "SavedEntry");
                answer.put("entry", entry);
                answer.put("findings", EntryJson.findings(saved.findings()));
                answer.put("merged", saved.merged());
            }
            case SaveOutcome.Conflicted conflicted -> {
                answer.put(TYPE, "EntryConflict");
                answer.put("conflicts", conflicts(environment, conflicted));
                answer.put("current", entry);
            }
        }
        return answer;
    }

    private List<Map<String, @Nullable Object>> conflicts(
            DataFetchingEnvironment environment, SaveOutcome.Conflicted outcome) {
        Map<Integer, Written> written = EntryLoaders.reads(environment)
                .run(tx -> versions.written(
                        tx.sql(),
                        outcome.entryId(),
                        outcome.conflicts().stream()
                                .map(conflict -> conflict.changedIn().number())
                                .collect(Collectors.toSet())));
        return outcome.conflicts().stream()
                .map(conflict ->
                        conflict(conflict, written.get(conflict.changedIn().number())))
                .toList();
    }

    private static Map<String, @Nullable Object> conflict(FieldConflict conflict, @Nullable Written written) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("field", conflict.field().toString());
        answer.put("locale", conflict.locale().orElse(null));
        answer.put("yours", conflict.yours().map(EntryJson::plain).orElse(null));
        answer.put("theirs", conflict.theirs().map(EntryJson::plain).orElse(null));
        Optional<Written> change = Optional.ofNullable(written);
        answer.put("changedAt", change.map(Written::at).orElse(null));
        answer.put("changedBy", change.flatMap(Written::by).orElse(null));
        return answer;
    }
}
