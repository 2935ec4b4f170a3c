package io.yizhan.core.entry;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which assets anybody may see: those that a published entry, which anybody may see, shows in a field of which the same is true. */
@Singleton
final class PublicAssets {
    /** Of entries that only some may see, so many are looked at. */
    private static final int MOST_ENTRIES = 200;

    private final Database database;
    private final ReferenceStore references;
    private final AccessService access;
    private final LocaleSettings settings;
    private final SearchKeys keys;

    /** Places of the model last asked for; made anew when the model changes or what anybody may do. */
    private volatile @Nullable Known known;

    private record Known(long generation, String audience, List<Granted> granted) {}

    /**
     * What anybody may see in some locales of the site.
     *
     * @param locales all of them, unless grants differ by locale
     */
    private record Granted(List<String> locales, AssetPlaces places) {}

    PublicAssets(
            Database database,
            ReferenceStore references,
            AccessService access,
            LocaleSettings settings,
            SearchKeys keys) {
        this.database = database;
        this.references = references;
        this.access = access;
        this.settings = settings;
        this.keys = keys;
    }

    boolean holds(ContentTransaction tx, UUID asset) {
        return granted(tx.layout()).stream().anyMatch(granted -> {
            AssetPlaces places = granted.places();
            return references.namedIn(tx.sql(), Stage.PUBLISHED, asset, places.open())
                    || places.partly().keySet().stream().anyMatch(type -> shown(tx, granted, type, asset));
        });
    }

    private List<Granted> granted(ModelLayout layout) {
        Access anybody = access.of(new Caller.Anonymous());
        Known last = known;
        if (last == null
                || last.generation() != layout.generation()
                || !last.audience().equals(anybody.audience())) {
            last = new Known(layout.generation(), anybody.audience(), granted(layout, anybody));
            known = last;
        }
        return last.granted();
    }

    private List<Granted> granted(ModelLayout layout, Access anybody) {
        List<String> site = settings.locales().tags();
        if (site.stream().allMatch(locale -> anybody.in(locale) == anybody)) {
            return List.of(new Granted(site, AssetPlaces.of(layout.model(), anybody)));
        }
        return site.stream()
                .map(locale -> new Granted(
                        List.of(locale),
                        AssetPlaces.of(layout.model(), anybody.in(locale)).asked()))
                .toList();
    }

    /** Whether an entry of the type shows it, of which anybody may see some only. */
    private boolean shown(ContentTransaction tx, Granted granted, String type, UUID asset) {
        Map<String, Condition> byPath = granted.places().partly().getOrDefault(type, Map.of());
        Map<Condition, Set<UUID>> entries = new LinkedHashMap<>();
        references
                .to(tx.sql(), Stage.PUBLISHED, asset, Set.of(type), MOST_ENTRIES)
                .forEach(use -> {
                    Condition rows = byPath.get(use.fieldPath());
                    if (rows != null) {
                        entries.computeIfAbsent(rows, _ -> new LinkedHashSet<>())
                                .add(use.source());
                    }
                });
        EntrySelect select = new EntrySelect(tx.layout(), database.dialect(), keys, type, Stage.PUBLISHED);
        return entries.entrySet().stream()
                .anyMatch(one -> granted.locales().stream()
                        .anyMatch(locale -> !select.byIds(tx.sql(), Ask.of(locale, one.getKey()), one.getValue())
                                .isEmpty()));
    }
}
