package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.node.ObjectNode;

/** The draft set: every entry's head. */
@Singleton
public class DraftProjection implements ProjectionSource {
    private final EntryStore entries;
    private final ProjectionStore projections;
    private final PluginCalls plugins;

    DraftProjection(EntryStore entries, ProjectionStore projections, PluginCalls plugins) {
        this.entries = entries;
        this.projections = projections;
        this.plugins = plugins;
    }

    @Override
    public Stage stage() {
        return Stage.DRAFT;
    }

    @Override
    public List<ProjectedEntry> read(DSLContext sql, ModelLayout layout, Collection<UUID> ids) {
        Map<UUID, LocaleStates> states = entries.localeStates(sql, ids);
        return entries.findHeads(sql, ids).stream()
                .map(head -> projected(head, layout, states.getOrDefault(head.id(), LocaleStates.none())))
                .toList();
    }

    /** Puts heads in place in the transaction of the caller. */
    public void refresh(DSLContext sql, ModelLayout layout, Collection<UUID> ids) {
        projections.put(sql, layout, Stage.DRAFT, read(sql, layout, ids));
    }

    void put(DSLContext sql, ModelLayout layout, Head head) {
        LocaleStates states =
                entries.localeStates(sql, List.of(head.id())).getOrDefault(head.id(), LocaleStates.none());
        projections.put(sql, layout, Stage.DRAFT, List.of(projected(head, layout, states)));
    }

    /**
     * Puts many heads in place.
     *
     * @param fresh ids of those that stand nowhere yet
     */
    void put(
            DSLContext sql,
            ModelLayout layout,
            Collection<Head> heads,
            Set<UUID> fresh,
            Map<UUID, LocaleStates> states) {
        List<ProjectedEntry> added = new ArrayList<>();
        List<ProjectedEntry> replaced = new ArrayList<>();
        for (Head head : heads) {
            ProjectedEntry entry = projected(head, layout, states.getOrDefault(head.id(), LocaleStates.none()));
            (fresh.contains(head.id()) ? added : replaced).add(entry);
        }
        projections.add(sql, layout, Stage.DRAFT, added);
        projections.put(sql, layout, Stage.DRAFT, replaced);
    }

    private ProjectedEntry projected(Head head, ModelLayout layout, LocaleStates states) {
        ContentType type = layout.model().requireType(head.type());
        ObjectNode document = head.document(type, layout.locales());
        plugins.compute(
                layout.model(), type, head.id(), document, layout.locales().tags());
        return new ProjectedEntry(
                head.id(),
                head.type(),
                head.version().number(),
                states.whole(head.marks()).name(),
                head.trashed(),
                head.createdAt(),
                head.updatedAt(),
                states.publishedAt(),
                document,
                head.fields().localesOf(type, layout.locales()));
    }
}
