package io.yizhan.core.publishing;

import io.yizhan.core.entry.StoredFields;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * What was published at moments of the past, of entries that do not lie in the trash by now. Composed as the published copy
 * is, with the content model, the locales and the plugins of today. Whether it may be seen is another question.
 */
@Singleton
public class PublishedPast {
    /** So many entries are read by one statement: their documents may be long, and are let go of before the next. */
    public static final int BATCH = 1_000;

    private final PublicationStore publications;
    private final PublishedComposition composition;

    PublishedPast(PublicationStore publications, PublishedComposition composition) {
        this.publications = publications;
        this.composition = composition;
    }

    /** How many entries of a type were out. One statement. */
    public int count(DSLContext sql, ContentType type, Instant moment) {
        return publications.count(sql, type.id(), moment);
    }

    /** The entries of a type that were out in any of the site's locales, in order of their ids. One statement. */
    public Map<UUID, PublishedVersions> all(DSLContext sql, ModelLayout layout, ContentType type, Instant moment) {
        return known(publications.all(sql, type.id(), moment), layout);
    }

    /** Those of the entries that were out, in order of their ids. One statement. */
    public Map<UUID, PublishedVersions> some(
            DSLContext sql, ModelLayout layout, ContentType type, Collection<UUID> ids, Instant moment) {
        return ids.isEmpty() ? Map.of() : known(publications.some(sql, type.id(), ids, moment), layout);
    }

    /** Without what was out only in locales that the site has no more, or had none when the rest was taken back. */
    private static Map<UUID, PublishedVersions> known(Map<UUID, PublishedVersions> found, ModelLayout layout) {
        found.values()
                .removeIf(entry -> entry.states().published(layout.locales()).isEmpty()
                        || !entry.states().rows().containsKey(Locales.SHARED));
        return found;
    }

    /**
     * The entries as they were published, with some of their fields. One statement for each {@link #BATCH} of them; none if
     * no field of the type is wanted.
     *
     * @param entries of one type, as they were at the moment
     */
    public Map<UUID, ProjectedEntry> read(
            DSLContext sql,
            ModelLayout layout,
            ContentType type,
            Collection<PublishedVersions> entries,
            Instant moment,
            Predicate<Field> wanted) {
        boolean valued = type.allFields().stream().anyMatch(wanted);
        Map<UUID, ProjectedEntry> read = new LinkedHashMap<>();
        List<PublishedVersions> all = List.copyOf(entries);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<PublishedVersions> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            List<UUID> ids = batch.stream().map(PublishedVersions::id).toList();
            Map<UUID, Map<Integer, String>> stored = valued ? publications.fields(sql, ids, moment) : Map.of();
            batch.forEach(entry -> read.put(
                    entry.id(),
                    composition.compose(layout, entry, parsed(stored.getOrDefault(entry.id(), Map.of())), wanted)));
        }
        return read;
    }

    private static Map<Integer, StoredFields> parsed(Map<Integer, String> stored) {
        Map<Integer, StoredFields> versions = new HashMap<>();
        stored.forEach((number, json) -> versions.put(number, StoredFields.parse(json)));
        return versions;
    }
}
