package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.entry.StoredFields;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** The published copy of entries, composed from the versions that are out now. */
@Singleton
class PublishedProjection implements ProjectionSource {
    private final EntryStore entries;
    private final PublishedStore published;
    private final PublishedComposition composition;

    PublishedProjection(EntryStore entries, PublishedStore published, PublishedComposition composition) {
        this.entries = entries;
        this.published = published;
        this.composition = composition;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISHED;
    }

    @Override
    public List<ProjectedEntry> read(DSLContext sql, ModelLayout layout, Collection<UUID> ids) {
        Map<UUID, LocaleStates> states = entries.localeStates(sql, ids);
        return compose(sql, layout, entries.findHeads(sql, states.keySet()), states);
    }

    /** The published copies of those heads of which anything is published; reads versions other than the heads. */
    List<ProjectedEntry> compose(
            DSLContext sql, ModelLayout layout, Collection<Head> heads, Map<UUID, LocaleStates> states) {
        Map<UUID, PublishedVersions> out = new HashMap<>();
        Map<UUID, Set<Integer>> others = new HashMap<>();
        for (Head head : heads) {
            LocaleStates state = states.getOrDefault(head.id(), LocaleStates.none());
            if (head.trashed() || state.published(layout.locales()).isEmpty()) {
                continue;
            }
            PublishedVersions entry = new PublishedVersions(head.id(), head.type(), head.createdAt(), state);
            out.put(head.id(), entry);
            Set<Integer> numbers = entry.numbers();
            numbers.remove(head.version().number());
            if (!numbers.isEmpty()) {
                others.put(head.id(), numbers);
            }
        }
        Map<UUID, Map<Integer, String>> stored = published.fields(sql, others);
        List<ProjectedEntry> copies = new ArrayList<>();
        for (Head head : heads) {
            PublishedVersions entry = out.get(head.id());
            if (entry != null) {
                Map<Integer, StoredFields> versions = versions(head, stored.getOrDefault(head.id(), Map.of()));
                copies.add(composition.compose(layout, entry, versions, _ -> true));
            }
        }
        return copies;
    }

    private static Map<Integer, StoredFields> versions(Head head, Map<Integer, String> others) {
        Map<Integer, StoredFields> versions = new HashMap<>();
        others.forEach((number, json) -> versions.put(number, StoredFields.parse(json)));
        versions.put(head.version().number(), head.fields());
        return versions;
    }
}
