package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.VersionStore.StoredVersion;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of an entry: who wrote what when, and what of it is published. */
@Singleton
final class VersionsFetcher {
    private final EntryViews views;
    private final VersionStore versions;
    private final ListPages pages;

    VersionsFetcher(EntryViews views, VersionStore versions, ListPages pages) {
        this.views = views;
        this.versions = versions;
        this.pages = pages;
    }

    Object versions(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("entryId"), "entryId");
        ListPages.Asked asked = pages.asked(environment, "versions " + id);
        return EntryLoaders.reads(environment).run(tx -> {
            EntryView entry =
                    views.find(tx, EntryArguments.author(environment), id).orElseThrow(() -> EntryGuard.notFound(id));
            List<StoredVersion> read = versions.page(tx.sql(), id, asked.page());
            Map<String, @Nullable Object> connection = new LinkedHashMap<>();
            connection.put(
                    "nodes",
                    ListPages.rows(asked, read).stream()
                            .filter(version -> visible(entry, version))
                            .map(version -> answer(entry, version))
                            .toList());
            connection.put(
                    "pageInfo", pages.info(asked, read, version -> List.<@Nullable Object>of((long) version.number())));
            if (environment.getSelectionSet().contains("totalCount")) {
                connection.put("totalCount", versions.count(tx.sql(), id));
            }
            return connection;
        });
    }

    @Nullable
    Object version(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("entryId"), "entryId");
        int number =
                Optional.<Integer>ofNullable(environment.getArgument("number")).orElse(0);
        return EntryLoaders.reads(environment)
                .run(tx -> views.find(tx, EntryArguments.author(environment), id)
                        .flatMap(entry -> versions.find(tx.sql(), id, number)
                                .filter(version -> visible(entry, version))
                                .map(version -> answer(entry, version))))
                .orElse(null);
    }

    /** A version of a time when the entry was not the caller's to see stays hidden. */
    private static boolean visible(EntryView entry, StoredVersion version) {
        return entry.guard().may(Action.READ_DRAFT, version.of(entry.head()));
    }

    private static Map<String, @Nullable Object> answer(EntryView entry, StoredVersion version) {
        Head then = version.of(entry.head());
        Locales locales = entry.layout().locales();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("number", version.number());
        answer.put("revision", version.revision());
        answer.put("closed", version.closed());
        answer.put("note", version.note().orElse(null));
        answer.put("createdAt", version.createdAt());
        answer.put("createdBy", version.createdBy().orElse(null));
        answer.put("updatedAt", version.updatedAt());
        answer.put("fields", EntryJson.plain(entry.guard().visible(then, then.document(entry.type(), locales))));
        answer.put("changed", changed(entry, then));
        answer.put(
                "publishedLocales",
                locales.tags().stream()
                        .filter(tag -> entry.states()
                                .find(tag)
                                .filter(row -> row.published() && row.versionNumber() == version.number())
                                .isPresent())
                        .toList());
        return answer;
    }

    /** A version's marks say where each field last changed: those that name it, changed in it. */
    private static List<Map<String, @Nullable Object>> changed(EntryView entry, Head then) {
        List<Map<String, @Nullable Object>> changed = new ArrayList<>();
        for (Field field : entry.guard().visibleFields(then)) {
            List<String> places = field.localized() ? entry.layout().locales().tags() : List.of(Locales.SHARED);
            for (String place : places) {
                boolean here = then.marks()
                        .find(field, place)
                        .filter(mark -> mark.number() == then.version().number())
                        .isPresent();
                if (here) {
                    Map<String, @Nullable Object> reference = new LinkedHashMap<>();
                    reference.put("field", field.key().toString());
                    reference.put("locale", field.localized() ? place : null);
                    changed.add(reference);
                }
            }
        }
        return changed;
    }
}
