package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.EntryValues;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.projection.EntryOrder;
import io.yizhan.core.projection.ProjectedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds what entries of the past were linked with at the same moment. Of a type that is asked for, all entries are read. */
final class PastLinks implements EntryValues.Finder, EntryOrder.Targets {
    private final PastEntries past;
    private final String locale;
    private final NeededFields needed;
    private final Map<Way, Map<UUID, List<EntryValues>>> back = new HashMap<>();

    private record Way(String type, FieldPath path) {}

    /** @param needed what of the linked entries is looked at */
    PastLinks(PastEntries past, String locale, NeededFields needed) {
        this.past = past;
        this.locale = locale;
        this.needed = needed;
    }

    static EntryValues values(ProjectedEntry entry) {
        return new EntryValues(
                entry.id(), entry.type(), entry.createdAt(), entry.updatedAt(), entry.publishedAt(), entry.fields());
    }

    @Override
    public Optional<EntryValues> find(String type, UUID id) {
        return findType(type).map(found -> all(found).get(id)).map(PastLinks::values);
    }

    /** The target of an order: one that cannot be had in the locale has no value there. */
    @Override
    public Optional<ProjectedEntry> target(String type, UUID id) {
        return findType(type)
                .flatMap(found -> Optional.ofNullable(past.all(found, locale).get(id))
                        .filter(entry ->
                                entry.versions().reaches(found, past.layout().locales(), locale))
                        .map(_ -> all(found).get(id)));
    }

    @Override
    public List<EntryValues> findLinking(String type, FieldPath path, UUID target) {
        return findType(type)
                .map(found -> back.computeIfAbsent(new Way(type, path), _ -> byTarget(found, path)))
                .map(byTarget -> byTarget.get(target))
                .orElse(List.of());
    }

    private Map<UUID, List<EntryValues>> byTarget(ContentType type, FieldPath path) {
        Map<UUID, List<EntryValues>> byTarget = new HashMap<>();
        for (ProjectedEntry entry : all(type).values()) {
            EntryValues values = values(entry);
            Set<UUID> targets = new TreeSet<>(values.targets(path));
            targets.forEach(target ->
                    byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(values));
        }
        return byTarget;
    }

    /** Empty for a type that is no more: links of long ago may lead there. */
    private Optional<ContentType> findType(String type) {
        return past.layout().model().findType(type);
    }

    private Map<UUID, ProjectedEntry> all(ContentType type) {
        return past.values(type, locale, needed);
    }
}
