package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What names an entry. */
@Singleton
final class UsesFetcher {
    private final EntryViews views;
    private final ReferenceStore references;
    private final ListPages pages;

    UsesFetcher(EntryViews views, ReferenceStore references, ListPages pages) {
        this.views = views;
        this.references = references;
        this.pages = pages;
    }

    Object usedBy(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        Author author = EntryArguments.author(environment);
        ListPages.Asked asked = pages.asked(environment, "usedBy " + id);
        return EntryLoaders.reads(environment).run(tx -> {
            if (views.find(tx, author, id).isEmpty()) {
                throw EntryGuard.notFound(id);
            }
            Set<String> types = visibleTypes(tx, author);
            List<Use> read = references.to(tx.sql(), Stage.DRAFT, id, types, asked.page());
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
                connection.put("totalCount", references.countTo(tx.sql(), Stage.DRAFT, id, types));
            }
            return connection;
        });
    }

    private static Set<String> visibleTypes(ContentTransaction tx, Author author) {
        return tx.layout().model().types().keySet().stream()
                .filter(type -> EntryGuard.of(author, tx.layout(), type).mayType(Action.READ_DRAFT))
                .collect(Collectors.toSet());
    }
}
