package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.PublishPlan.Dependency;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds what an entry names and readers would not see, and what that names in turn. Three statements for each step away from the
 * entry.
 */
@Singleton
class DependencyPlanner {
    private static final String ASSET = "asset";
    private static final int MOST = 200;
    private static final int STEPS = 10;

    private final EntryStore entries;
    private final ReferenceStore references;
    private final PublishPlanner planner;

    DependencyPlanner(EntryStore entries, ReferenceStore references, PublishPlanner planner) {
        this.entries = entries;
        this.references = references;
        this.planner = planner;
    }

    /** Entries that are not published, the nearest first; at most 200, those only the author may see. */
    List<Dependency> find(ContentTransaction tx, Author author, Head head, List<String> locales) {
        Map<UUID, Dependency> found = new LinkedHashMap<>();
        Set<UUID> known = new HashSet<>(Set.of(head.id()));
        List<Head> sources = List.of(head);
        for (int step = 1; step <= STEPS && !sources.isEmpty() && found.size() < MOST; step++) {
            Map<UUID, UUID> named = named(tx, author, sources, known);
            entries.published(tx.sql(), named.keySet()).forEach(named::remove);
            List<Head> next = new ArrayList<>();
            for (Head target : entries.findHeads(tx.sql(), named.keySet())) {
                boolean active = tx.layout().model().findType(target.type()).isPresent();
                if (active && found.size() < MOST && visible(tx, author, target)) {
                    UUID by = Optional.ofNullable(named.get(target.id())).orElseThrow();
                    found.put(target.id(), dependency(tx, author, target, by, step, locales));
                    next.add(target);
                }
            }
            sources = next;
        }
        return List.copyOf(found.values());
    }

    /** What the sources name for the first time, and which of them does. */
    private Map<UUID, UUID> named(ContentTransaction tx, Author author, List<Head> sources, Set<UUID> known) {
        Map<UUID, Head> byId = new LinkedHashMap<>();
        sources.forEach(source -> byId.put(source.id(), source));
        Map<UUID, UUID> named = new LinkedHashMap<>();
        for (Use use : references.from(tx.sql(), Stage.DRAFT, byId.keySet())) {
            Head source = Optional.ofNullable(byId.get(use.source())).orElseThrow();
            boolean seen = EntryGuard.of(author, tx.layout(), source.type()).sees(source, use.fieldPath());
            if (!use.targetType().equals(ASSET) && seen && known.add(use.target())) {
                named.put(use.target(), use.source());
            }
        }
        return named;
    }

    private static boolean visible(ContentTransaction tx, Author author, Head target) {
        return EntryGuard.of(author, tx.layout(), target.type()).may(Action.READ_DRAFT, target);
    }

    private Dependency dependency(
            ContentTransaction tx, Author author, Head target, UUID namedBy, int step, List<String> locales) {
        EntryGuard guard = EntryGuard.of(author, tx.layout(), target.type());
        List<String> filled = planner.locales(tx.layout(), target, Optional.empty());
        List<String> wanted = filled.stream().filter(locales::contains).toList();
        List<String> going = wanted.isEmpty() ? filled : wanted;
        List<EntryFinding> findings =
                planner.findings(tx, Map.of(target, going)).getOrDefault(target.id(), List.of());
        boolean may = !target.trashed()
                && guard.may(Action.PUBLISH, target)
                && going.stream().allMatch(locale -> guard.may(Action.PUBLISH, target, locale));
        return new Dependency(
                target.id(),
                namedBy,
                step,
                target.version(),
                going,
                guard.shown(target, findings),
                may && findings.stream().noneMatch(EntryFinding::error));
    }
}
