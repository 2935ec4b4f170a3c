package io.yizhan.core.entry;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Entries in the admin API, and the types that all rooms of the admin share: Texts, Finding, PageInfo, Use. A source of
 * type UserRef is a user's id, or a map with id and displayName.
 */
@Singleton
final class EntrySchemaPart implements SchemaPart {
    private final EntriesFetcher entries;
    private final VersionsFetcher versions;
    private final UsesFetcher uses;
    private final SlugFetcher slugs;
    private final DashboardFetcher dashboard;
    private final EntryMutations mutations;
    private final EntryFetchers entryFields;
    private final SummaryFetchers summaryFields;

    EntrySchemaPart(
            EntriesFetcher entries,
            VersionsFetcher versions,
            UsesFetcher uses,
            SlugFetcher slugs,
            DashboardFetcher dashboard,
            EntryMutations mutations,
            EntryFetchers entryFields,
            SummaryFetchers summaryFields) {
        this.entries = entries;
        this.versions = versions;
        this.uses = uses;
        this.slugs = slugs;
        this.dashboard = dashboard;
        this.mutations = mutations;
        this.entryFields = entryFields;
        this.summaryFields = summaryFields;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "entry";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/entry.graphqls");
        text.addTypes(draft);
        draft.type(Scalars.TEXTS);
        draft.type(Scalars.JSON);
        Map<String, DataFetcher<?>> queries = Map.of(
                "entries", entries::entries,
                "findEntries", entries::find,
                "entry", entries::entry,
                "entrySummaries", entries::summaries,
                "usedBy", uses::usedBy,
                "versions", versions::versions,
                "version", versions::version,
                "slugProposal", slugs::proposal,
                "dashboard", dashboard::dashboard);
        queries.forEach((name, fetcher) -> text.addQuery(draft, name, fetcher));
        Map<String, DataFetcher<?>> writes = Map.of(
                "createEntry", mutations::create,
                "saveEntry", mutations::save,
                "closeVersion", mutations::close,
                "restoreVersion", mutations::restore,
                "duplicateEntry", mutations::duplicate,
                "trashEntry", mutations::trash,
                "untrashEntry", mutations::untrash);
        writes.forEach((name, fetcher) -> text.addMutation(draft, name, fetcher));
        draft.resolver("SaveEntryResult", environment -> {
            Map<?, ?> answer = Objects.requireNonNull(environment.<Map<?, ?>>getObject());
            return (GraphQLObjectType) Objects.requireNonNull(
                    environment.getSchema().getType(String.valueOf(answer.get(EntryAnswers.TYPE))));
        });
        entryFields.addTo(draft);
        summaryFields.addTo(draft);
    }
}
