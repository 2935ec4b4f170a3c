package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.projection.UseSelect;
import io.yizhan.core.projection.UseSelect.Sources;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What names an entry, of what the caller may see: drafts, and in them fields. */
@Singleton
final class UsesFetcher {
    private final EntryViews views;
    private final ListPages pages;
    private final Database database;
    private final SearchKeys keys;

    UsesFetcher(EntryViews views, ListPages pages, Database database, SearchKeys keys) {
        this.views = views;
        this.pages = pages;
        this.database = database;
        this.keys = keys;
    }

    Object usedBy(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        Author author = EntryArguments.author(environment);
        ListPages.Asked asked = pages.asked(environment, "usedBy " + id);
        return EntryLoaders.reads(environment).run(tx -> {
            if (views.find(tx, author, id).isEmpty()) {
                throw EntryGuard.notFound(id);
            }
            UseSelect select = new UseSelect(tx.layout(), database.dialect(), keys, Stage.DRAFT);
            List<Sources> seen = UsePlaces.of(tx.layout().model(), author.access());
            List<Use> read = select.page(tx.sql(), id, seen, asked.page());
            List<Use> rows = ListPages.rows(asked, read);
            Map<UUID, EntryView> sources = views.find(
                    tx, author, rows.stream().map(Use::source).distinct().toList());
            Map<String, @Nullable Object> connection = new LinkedHashMap<>();
            connection.put(
                    "nodes",
                    rows.stream()
                            .filter(use -> sources.containsKey(use.source()))
                            .map(use -> new EntryUse(use.source(), use.fieldPath()))
                            .toList());
            connection.put(
                    "pageInfo",
                    pages.info(asked, read, use -> List.<@Nullable Object>of(use.source(), use.fieldPath())));
            if (environment.getSelectionSet().contains("totalCount")) {
                connection.put("totalCount", select.count(tx.sql(), id, seen));
            }
            return connection;
        });
    }
}
