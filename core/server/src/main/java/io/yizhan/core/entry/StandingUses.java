package io.yizhan.core.entry;

import io.yizhan.core.media.AssetUses.Found;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What names an entry or an asset, in drafts or as published, and so stands in the way of its going. */
@Singleton
final class StandingUses {
    private static final int SHOWN = 20;
    private static final int LOOKED_AT = 200;

    private final EntryStore entries;
    private final ReferenceStore references;

    StandingUses(EntryStore entries, ReferenceStore references) {
        this.entries = entries;
        this.references = references;
    }

    /**
     * Uses of an entry or asset, those in itself left out.
     *
     * @param reader who is told: a use in an entry or field that is hidden from them stands in the way all the same
     * @param trashed whether entries in the trash count
     */
    Found find(ContentTransaction tx, Author reader, UUID id, boolean trashed) {
        Set<String> types = tx.layout().model().types().keySet();
        List<Use> named = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            named.addAll(references.to(tx.sql(), stage, id, types, LOOKED_AT));
        }
        named.removeIf(use -> use.source().equals(id));
        List<UUID> ids = named.stream().map(Use::source).distinct().toList();
        Map<UUID, Head> sources = entries.findHeads(tx.sql(), ids).stream()
                .filter(head -> trashed || !head.trashed())
                .collect(Collectors.toMap(Head::id, Function.identity()));
        Set<EntryUse> shown = new LinkedHashSet<>();
        boolean hidden = false;
        for (Use use : named) {
            Head source = sources.get(use.source());
            if (source == null) {
                continue;
            }
            if (sees(tx, reader, source, use)) {
                shown.add(new EntryUse(use.source(), use.fieldPath()));
            } else {
                hidden = true;
            }
        }
        return new Found(shown.stream().limit(SHOWN).toList(), hidden);
    }

    private static boolean sees(ContentTransaction tx, Author reader, Head source, Use use) {
        EntryGuard guard = EntryGuard.of(reader, tx.layout(), source.type());
        return guard.may(Action.READ_DRAFT, source) && guard.sees(source, use.fieldPath());
    }
}
