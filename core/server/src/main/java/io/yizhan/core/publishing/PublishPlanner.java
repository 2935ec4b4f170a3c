package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryChecks;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Works out what publishing would do. */
@Singleton
class PublishPlanner {
    private static final String ASSET = "asset";

    private final EntryStore entries;
    private final ReferenceStore references;
    private final EntryChecks checks;

    PublishPlanner(EntryStore entries, ReferenceStore references, EntryChecks checks) {
        this.entries = entries;
        this.references = references;
        this.checks = checks;
    }

    /** Locales to publish: those asked for, else all with content, else the default. */
    List<String> locales(ModelLayout layout, Head head, Optional<List<String>> asked) {
        if (asked.isPresent()) {
            asked.get().stream()
                    .filter(locale -> !layout.locales().contains(locale))
                    .findFirst()
                    .ifPresent(locale -> {
                        throw Problem.of(ProblemCode.BAD_USER_INPUT, "locale.unknown")
                                .with("locale", locale)
                                .with(
                                        "known",
                                        String.join(", ", layout.locales().tags()))
                                .at("locales")
                                .exception();
                    });
            return asked.get().stream().distinct().toList();
        }
        ContentType type = layout.model().requireType(head.type());
        List<String> filled = head.fields().localesOf(type, layout.locales());
        return filled.isEmpty() ? List.of(layout.locales().defaultTag()) : filled;
    }

    /** What there is to say of entries that go out in locales. */
    Map<UUID, List<EntryFinding>> findings(ContentTransaction tx, Map<Head, List<String>> going) {
        Map<UUID, List<EntryFinding>> findings = new LinkedHashMap<>();
        going.forEach((head, locales) -> {
            ContentType type = tx.layout().model().requireType(head.type());
            findings.put(
                    head.id(),
                    locales.stream()
                            .flatMap(locale -> checks.complete(tx.layout(), type, head, locale).stream())
                            .distinct()
                            .toList());
        });
        return findings;
    }

    /** As far as the author of the guard may see into the entry; what stands in the way does so, seen or not. */
    PublishPlan plan(DSLContext sql, ModelLayout layout, EntryGuard guard, Head head, List<String> locales) {
        ContentType type = layout.model().requireType(head.type());
        LocaleStates states =
                entries.localeStates(sql, List.of(head.id())).getOrDefault(head.id(), LocaleStates.none());
        List<PublishPlan.LocalePlan> plans = new ArrayList<>();
        for (String locale : locales) {
            List<EntryFinding> findings = guard.shown(head, checks.complete(layout, type, head, locale));
            EntryState state = states.of(locale, head.marks());
            plans.add(new PublishPlan.LocalePlan(locale, state, findings, state != EntryState.PUBLISHED));
        }
        boolean sharedChanges = states.of(Locales.SHARED, head.marks()) == EntryState.CHANGED;
        return new PublishPlan(
                head.version(), plans, sharedChanges, unpublishedReferences(sql, guard, head), List.of());
    }

    private List<UUID> unpublishedReferences(DSLContext sql, EntryGuard guard, Head head) {
        List<UUID> targets = references.from(sql, Stage.DRAFT, List.of(head.id())).stream()
                .filter(use -> !use.targetType().equals(ASSET) && guard.sees(head, use.fieldPath()))
                .map(Use::target)
                .distinct()
                .toList();
        Map<UUID, LocaleStates> states = entries.localeStates(sql, targets);
        return targets.stream()
                .filter(target -> {
                    LocaleStates state = states.get(target);
                    LocaleStates.Row shared =
                            state == null ? null : state.rows().get(Locales.SHARED);
                    return shared == null || !shared.published();
                })
                .toList();
    }
}
