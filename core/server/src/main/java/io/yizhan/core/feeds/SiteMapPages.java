package io.yizhan.core.feeds;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.PublishedLocaleStore;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** The pages entries have on the public site, as far as anybody may see them: batch by batch, each in one state of the database. */
@Singleton
final class SiteMapPages {
    static final int BATCH = 500;

    private final Database database;
    private final Layouts layouts;
    private final SearchKeys keys;
    private final AccessService access;
    private final PublishedLocaleStore locales;

    SiteMapPages(
            Database database, Layouts layouts, SearchKeys keys, AccessService access, PublishedLocaleStore locales) {
        this.database = database;
        this.layouts = layouts;
        this.keys = keys;
        this.access = access;
        this.locales = locales;
    }

    /** A page in one locale. */
    record Page(String slug, Instant changedAt) {}

    /**
     * An entry and its pages by locale.
     *
     * @param pages in the order of the site's locales; empty if nobody may see it
     */
    record Entry(UUID id, Map<String, Page> pages) {}

    /** How much of each type is out. */
    Map<String, PublishedLocaleStore.Extent> extents() {
        return database.read(locales::extents);
    }

    /** Whether there is such a type and anybody may see something of it. */
    boolean shows(String type) {
        return layouts.current().model().types().containsKey(type)
                && !access.of(new Caller.Anonymous())
                        .rows(Action.READ_PUBLISHED, type)
                        .equals(Condition.never());
    }

    /** What anybody is given; another one makes another site map. */
    String audience() {
        return access.of(new Caller.Anonymous()).audience();
    }

    private Access anybody(String locale) {
        return access.of(new Caller.Anonymous()).in(locale);
    }

    /** The first entry of a part. */
    Optional<UUID> at(ContentType type, int place) {
        return database.read(sql -> locales.at(sql, type.id(), place));
    }

    /**
     * Entries in the order of their ids: at most so many. One statement for them, one for
     * their locales, and one per locale for their slugs.
     */
    List<Entry> from(ContentType type, UUID first, int limit) {
        return database.read(sql -> {
            Map<UUID, Map<String, Instant>> out = locales.from(sql, type.id(), first, limit);
            Map<UUID, Map<String, Page>> pages = new LinkedHashMap<>();
            out.keySet().forEach(id -> pages.put(id, new LinkedHashMap<>()));
            for (String locale : layouts.current().locales().tags()) {
                slugs(sql, type, locale, out).forEach((id, slug) -> {
                    Instant changedAt = out.getOrDefault(id, Map.of()).get(locale);
                    Map<String, Page> those = pages.get(id);
                    if (changedAt != null && those != null) {
                        those.put(locale, new Page(slug, changedAt));
                    }
                });
            }
            List<Entry> entries = new ArrayList<>();
            pages.forEach((id, those) -> entries.add(new Entry(id, those)));
            return entries;
        });
    }

    private Map<UUID, String> slugs(
            DSLContext sql, ContentType type, String locale, Map<UUID, Map<String, Instant>> out) {
        List<UUID> ids = out.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(locale))
                .map(Map.Entry::getKey)
                .toList();
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        ModelLayout layout = layouts.current();
        Access anybody = anybody(locale);
        // of every entry that anybody sees, else an address would tell more
        List<FieldKey> columns = type.findSlug()
                .filter(slug ->
                        layout.readableFromColumn(type, slug) && anybody.always(Action.READ_PUBLISHED, type, slug))
                .map(slug -> List.of(slug.key()))
                .orElse(List.of());
        EntrySelect.Ask ask = new EntrySelect.Ask(
                locale,
                anybody.rows(Action.READ_PUBLISHED, type.id()),
                List.of(),
                Optional.empty(),
                Optional.of(false),
                List.of(),
                new EntryReading.Columns(columns, false, false),
                Set.of());
        Map<UUID, String> slugs = new HashMap<>();
        for (EntryRow row :
                new EntrySelect(layout, database.dialect(), keys, type.id(), Stage.PUBLISHED).byIds(sql, ask, ids)) {
            Object slug = row.values().isEmpty() ? null : row.values().getFirst();
            slugs.put(row.id(), slug == null ? row.id().toString() : slug.toString());
        }
        return slugs;
    }
}
