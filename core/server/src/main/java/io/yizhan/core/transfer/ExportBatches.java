package io.yizhan.core.transfer;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.media.Preset;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.transfer.ExportedEntry.LocaleState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads entries by the batch. How many statements it takes depends on the model and the site's locales, not on how many
 * entries there are in it nor on what they lead to.
 */
@Singleton
final class ExportBatches {
    private final Database database;
    private final SearchKeys searchKeys;
    private final EntryStore entries;
    private final ProjectionSource published;
    private final PluginCalls plugins;
    private final AssetReader assets;

    ExportBatches(
            Database database,
            SearchKeys searchKeys,
            EntryStore entries,
            List<ProjectionSource> sources,
            PluginCalls plugins,
            AssetReader assets) {
        this.database = database;
        this.searchKeys = searchKeys;
        this.entries = entries;
        this.published = sources.stream()
                .filter(source -> source.stage() == Stage.PUBLISHED)
                .findFirst()
                .orElseThrow();
        this.plugins = plugins;
        this.assets = assets;
    }

    /** Entries in the order of their ids, and how many links were left out of them. */
    record Batch(List<ExportedEntry> entries, int hiddenLinks) {}

    /** @param locales those in which it is exported, with their states */
    private record Found(
            UUID id,
            Instant createdAt,
            Instant updatedAt,
            EntryState state,
            Map<String, LocaleState> locales,
            JsonNode document) {}

    Batch read(DSLContext sql, ExportPlan plan, List<UUID> ids) {
        List<Found> found = plan.stage() == Stage.DRAFT ? drafts(sql, plan, ids) : published(sql, plan, ids);
        ExportedLinks links = ExportedLinks.none();
        for (Found entry : found) {
            for (Field field : plan.fields()) {
                JsonNode value = entry.document().path(field.key().toString());
                if (!value.isMissingNode()) {
                    links.collect(plan, field, value);
                }
            }
        }
        Map<UUID, Optional<String>> keys = new HashMap<>();
        links.entries().forEach((type, targets) -> keys.putAll(keys(sql, plan, type, targets)));
        ExportedValues values = new ExportedValues(
                plan,
                keys,
                links.assets().isEmpty() ? Map.of() : assets.find(sql, links.assets()),
                asset -> assets.url(asset, Preset.FULL));
        List<ExportedEntry> exported = new ArrayList<>();
        for (Found entry : found) {
            ObjectNode fields = values.fields(entry.document(), wanted(plan, entry));
            exported.add(new ExportedEntry(
                    entry.id(),
                    plan.type().id(),
                    entry.createdAt(),
                    entry.updatedAt(),
                    entry.state(),
                    entry.locales(),
                    fields));
        }
        exported.sort(Comparator.comparing(entry -> entry.id().toString()));
        return new Batch(exported, values.hiddenLinks());
    }

    /** A type without localised fields may have texts of many locales in its dates all the same. */
    private static Collection<String> wanted(ExportPlan plan, Found entry) {
        return plan.type().localized() && plan.stage() == Stage.PUBLISHED
                ? entry.locales().keySet()
                : plan.locales();
    }

    private List<Found> drafts(DSLContext sql, ExportPlan plan, List<UUID> ids) {
        ContentType type = plan.type();
        Locales site = plan.layout().locales();
        Map<UUID, LocaleStates> states = entries.localeStates(sql, ids);
        List<Found> found = new ArrayList<>();
        for (Head head : entries.findHeads(sql, ids)) {
            LocaleStates state = states.getOrDefault(head.id(), LocaleStates.none());
            ObjectNode document = head.document(type, site);
            plugins.compute(plan.layout().model(), type, head.id(), document, site.tags());
            List<String> written = head.fields().localesOf(type, site);
            Map<String, LocaleState> locales = new LinkedHashMap<>();
            for (String locale : plan.locales()) {
                if (written.contains(locale) || state.find(locale).isPresent()) {
                    locales.put(locale, new LocaleState(state.of(locale, head.marks()), publishedAt(state, locale)));
                }
            }
            found.add(new Found(
                    head.id(), head.createdAt(), head.updatedAt(), state.whole(head.marks()), locales, document));
        }
        return found;
    }

    private static Optional<Instant> publishedAt(LocaleStates states, String locale) {
        return states.find(locale).filter(LocaleStates.Row::published).flatMap(LocaleStates.Row::publishedAt);
    }

    private List<Found> published(DSLContext sql, ExportPlan plan, List<UUID> ids) {
        Map<UUID, LocaleStates> states = entries.localeStates(sql, ids);
        Map<UUID, Set<String>> visible = visible(sql, plan, ids);
        List<Found> found = new ArrayList<>();
        for (ProjectedEntry entry : published.read(sql, plan.layout(), ids)) {
            Set<String> shown = visible.getOrDefault(entry.id(), Set.of());
            LocaleStates state = states.getOrDefault(entry.id(), LocaleStates.none());
            Map<String, LocaleState> locales = new LinkedHashMap<>();
            for (String locale : plan.locales()) {
                if (entry.locales().contains(locale) && shown.contains(locale)) {
                    locales.put(locale, new LocaleState(EntryState.PUBLISHED, publishedAt(state, locale)));
                }
            }
            boolean out = plan.type().localized() ? !locales.isEmpty() : !shown.isEmpty();
            if (out) {
                found.add(new Found(
                        entry.id(),
                        entry.createdAt(),
                        entry.updatedAt(),
                        EntryState.PUBLISHED,
                        locales,
                        entry.fields()));
            }
        }
        return found;
    }

    /** In which locales the audience sees each of the entries. No statement if it sees them all. */
    private Map<UUID, Set<String>> visible(DSLContext sql, ExportPlan plan, List<UUID> ids) {
        Map<UUID, Set<String>> visible = new HashMap<>();
        for (String locale : plan.locales()) {
            Condition rows = plan.rows(plan.type().id(), locale);
            Collection<UUID> seen = rows.equals(Condition.always())
                    ? ids
                    : select(sql, plan, plan.type().id(), Optional.empty(), locale, ids).stream()
                            .map(EntryRow::id)
                            .toList();
            seen.forEach(id -> visible.computeIfAbsent(id, _ -> new HashSet<>()).add(locale));
        }
        return visible;
    }

    /**
     * Of those that are there in the stage and that the audience sees, the value that tells each from others, if the type has
     * one. A statement for each locale until all are found.
     */
    private Map<UUID, Optional<String>> keys(DSLContext sql, ExportPlan plan, String type, Set<UUID> ids) {
        Map<UUID, Optional<String>> keys = new HashMap<>();
        Optional<Field> key = plan.key(type);
        Set<UUID> missing = new HashSet<>(ids);
        ContentType target = plan.layout().model().requireType(type);
        for (String locale : plan.layout().locales().tags()) {
            if (key.isPresent() && !plan.shows(target, key.get(), locale)) {
                continue;
            }
            for (EntryRow row : select(sql, plan, type, key, locale, missing)) {
                Object value = row.values().isEmpty() ? null : row.values().getFirst();
                keys.put(row.id(), Optional.ofNullable(value).map(Object::toString));
            }
            missing.removeAll(keys.keySet());
        }
        return keys;
    }

    private List<EntryRow> select(
            DSLContext sql, ExportPlan plan, String type, Optional<Field> column, String locale, Collection<UUID> ids) {
        Condition rows = plan.rows(type, locale);
        if (rows.equals(Condition.never())) {
            return List.of();
        }
        EntrySelect.Ask ask = new EntrySelect.Ask(
                locale,
                rows,
                List.of(),
                Optional.empty(),
                Optional.of(false),
                List.of(),
                new EntryReading.Columns(column.map(Field::key).stream().toList(), false, false),
                Set.of());
        return new EntrySelect(plan.layout(), database.dialect(), searchKeys, type, plan.stage()).byIds(sql, ask, ids);
    }
}
