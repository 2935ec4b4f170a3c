package io.yizhan.core.review;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes, revises and switches workflows, and keeps the list of sensitive words. */
@Singleton
class WorkflowService {
    private final Layouts layouts;
    private final WorkflowStore store;
    private final WorkflowChecks checks;
    private final EntryIds ids;
    private final Clock clock;

    WorkflowService(Layouts layouts, WorkflowStore store, WorkflowChecks checks, EntryIds ids, Clock clock) {
        this.layouts = layouts;
        this.store = store;
        this.checks = checks;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param workflow as it is now; empty if it was refused before there was one */
    record Outcome(Optional<UUID> workflow, List<EntryFinding> findings) {
        Outcome {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Makes a workflow, or a new revision of one: reviews under way keep theirs.
     *
     * @param id empty: a new workflow, which is not active
     * @param expected the revision that was edited
     */
    Outcome save(Author author, Optional<UUID> id, int expected, WorkflowDefinition definition) {
        return layouts.write(tx -> {
            store.lock(tx.sql());
            Optional<Workflow> before = id.map(one -> require(tx, one, expected));
            Workflow wanted = new Workflow(
                    id.orElseGet(ids::next),
                    before.map(Workflow::revision).orElse(0) + 1,
                    before.map(Workflow::active).orElse(false),
                    definition,
                    clock.instant(),
                    author.userId());
            List<EntryFinding> findings = checks.find(tx.layout().model(), definition);
            if (findings.isEmpty() && wanted.active()) {
                findings = checks.overlaps(tx.layout().model(), store.active(tx.sql()), wanted);
            }
            if (!findings.isEmpty()) {
                return new Outcome(id, findings);
            }
            if (before.isEmpty()) {
                store.insert(tx.sql(), wanted);
            } else if (!before.get().definition().equals(definition)) {
                store.revise(tx.sql(), wanted);
            }
            return new Outcome(Optional.of(wanted.id()), List.of());
        });
    }

    Outcome activate(UUID id, int expected, boolean active) {
        return layouts.write(tx -> {
            store.lock(tx.sql());
            Workflow workflow = require(tx, id, expected);
            List<EntryFinding> findings =
                    active ? checks.overlaps(tx.layout().model(), store.active(tx.sql()), workflow) : List.of();
            if (findings.isEmpty()) {
                store.setActive(tx.sql(), id, active);
            }
            return new Outcome(Optional.of(id), findings);
        });
    }

    /** Puts this list in the place of the one before. */
    List<EntryFinding> saveWords(int expected, List<SensitiveWords.Word> words) {
        return layouts.write(tx -> {
            store.lock(tx.sql());
            SensitiveWords before = store.words(tx.sql());
            if (before.revision() != expected) {
                throw changed();
            }
            Set<String> folded = new HashSet<>();
            boolean fit = words.stream()
                    .allMatch(word -> !SensitiveWords.fold(word.text()).isBlank()
                            && word.text().length() <= SensitiveWords.LONGEST
                            && folded.add(SensitiveWords.fold(word.text())));
            if (!fit) {
                Map<String, String> most = Map.of("max", Integer.toString(SensitiveWords.LONGEST));
                return List.of(ReviewFindings.error("WORDS_INVALID", Optional.empty(), most));
            }
            store.put(tx.sql(), new SensitiveWords(before.revision() + 1, words));
            return List.of();
        });
    }

    private Workflow require(ContentTransaction tx, UUID id, int expected) {
        Workflow workflow = store.find(tx.sql(), id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "workflow.unknown")
                        .with("id", id.toString())
                        .exception());
        if (workflow.revision() != expected) {
            throw changed();
        }
        return workflow;
    }

    private static RuntimeException changed() {
        return Problem.of(ProblemCode.CONFLICT, "workflow.changed")
                .at("expectedRevision")
                .exception();
    }
}
