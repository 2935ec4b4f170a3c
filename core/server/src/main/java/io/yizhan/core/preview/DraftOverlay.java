package io.yizhan.core.preview;

import io.yizhan.core.delivery.Overlay;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.projection.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The drafts a token names, laid over the published set: as if they went out now in its locale, which is to say with the values of
 * that locale and those that have none. What is published in other locales stays.
 */
final class DraftOverlay implements Overlay {
    /** Of a type, so many entries that were changed last. */
    static final int MOST_OF_A_TYPE = 100;

    private final PreviewToken token;
    private final PreviewTokenStore store;
    private final Layouts layouts;
    private final ProjectionStore projections;
    private final List<ProjectionSource> sources;
    private final PluginCalls plugins;

    DraftOverlay(
            PreviewToken token,
            PreviewTokenStore store,
            Layouts layouts,
            ProjectionStore projections,
            List<ProjectionSource> sources,
            PluginCalls plugins) {
        this.token = token;
        this.store = store;
        this.layouts = layouts;
        this.projections = projections;
        this.sources = List.copyOf(sources);
        this.plugins = plugins;
    }

    @Override
    public void apply(DSLContext sql) {
        ModelLayout layout = layouts.current();
        Optional<ContentType> type = layout.model().findType(token.type());
        if (type.isEmpty()) {
            return;
        }
        // parallel requests of one token follow each other, and see what is there when it is their turn
        store.lock(sql, token.id());
        List<UUID> ids =
                token.entryId().map(List::of).orElseGet(() -> store.lastChanged(sql, token.type(), MOST_OF_A_TYPE));
        Map<UUID, ProjectedEntry> published = read(sql, layout, Stage.PUBLISHED, ids);
        List<ProjectedEntry> replaced = new ArrayList<>();
        List<ProjectedEntry> added = new ArrayList<>();
        read(sql, layout, Stage.DRAFT, ids)
                .forEach((id, draft) -> laid(layout, type.get(), draft, Optional.ofNullable(published.get(id)))
                        .ifPresent((published.containsKey(id) ? replaced : added)::add));
        projections.put(sql, layout, Stage.PUBLISHED, replaced);
        // nothing to delete: that would lock the gap for all who write a new entry next to it
        projections.add(sql, layout, Stage.PUBLISHED, added);
    }

    private Map<UUID, ProjectedEntry> read(DSLContext sql, ModelLayout layout, Stage stage, List<UUID> ids) {
        Map<UUID, ProjectedEntry> found = new LinkedHashMap<>();
        for (ProjectionSource source : sources) {
            if (source.stage() == stage) {
                source.read(sql, layout, ids).forEach(entry -> found.put(entry.id(), entry));
            }
        }
        return found;
    }

    /** Empty if nothing of it is to be seen: it is in the trash, or has nothing in any locale that shows. */
    private Optional<ProjectedEntry> laid(
            ModelLayout layout, ContentType type, ProjectedEntry draft, Optional<ProjectedEntry> published) {
        if (draft.trashed() || !draft.type().equals(type.id())) {
            return Optional.empty();
        }
        List<String> before = published.map(ProjectedEntry::locales).orElse(List.of());
        List<String> delivered = layout.locales().tags().stream()
                .filter(tag -> before.contains(tag)
                        || (tag.equals(token.locale()) && draft.locales().contains(tag)))
                .toList();
        if (delivered.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        ObjectNode out = published.map(ProjectedEntry::fields).orElse(empty);
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Field field : type.allFields()) {
            String key = field.key().toString();
            JsonNode value = field.localized()
                    ? localized(out.path(key), draft.fields().path(key))
                    : draft.fields().path(key);
            if (!value.isMissingNode() && !(field.localized() && value.isEmpty())) {
                fields.set(key, value);
            }
        }
        // those of the draft were computed from its other locales, too
        plugins.compute(layout.model(), type, draft.id(), fields, delivered);
        return Optional.of(new ProjectedEntry(
                draft.id(),
                draft.type(),
                draft.versionNumber(),
                draft.state(),
                false,
                draft.createdAt(),
                draft.updatedAt(),
                published.flatMap(ProjectedEntry::publishedAt),
                fields,
                delivered));
    }

    private ObjectNode localized(JsonNode published, JsonNode draft) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (published instanceof ObjectNode out) {
            out.properties().forEach(value -> values.set(value.getKey(), value.getValue()));
        }
        values.remove(token.locale());
        if (draft.has(token.locale())) {
            values.set(token.locale(), draft.get(token.locale()));
        }
        return values;
    }
}
