package io.yizhan.core.review;

import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.model.Labels;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reviews and workflows in the shapes of the admin's schema. */
@Singleton
final class ReviewAnswers {
    private final EntryAnswers answers;
    private final RoleService roles;
    private final Clock clock;

    ReviewAnswers(EntryAnswers answers, RoleService roles, Clock clock) {
        this.answers = answers;
        this.roles = roles;
        this.clock = clock;
    }

    Map<String, @Nullable Object> review(ReviewView view) {
        Review review = view.review();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", review.id().toString());
        answer.put("entryId", review.entry());
        answer.put("locale", review.locale());
        answer.put("workflow", view.workflow().definition().name().texts());
        answer.put("revision", review.revision());
        answer.put("state", review.state().name());
        answer.put("emergency", review.emergency());
        answer.put("afterwards", review.afterwards());
        answer.put("round", review.round());
        answer.put("turn", review.turn());
        answer.put("version", review.version());
        answer.put("hash", review.hash());
        answer.put("changedSince", view.changedSince());
        answer.put("step", review.step());
        answer.put(
                "steps",
                view.workflow().definition().steps().stream().map(this::step).toList());
        answer.put("submittedBy", review.submittedBy().orElse(null));
        answer.put("submittedAt", review.submittedAt());
        answer.put("dueAt", review.waits() ? review.dueAt() : null);
        answer.put("overdue", review.overdue(clock.instant()));
        answer.put("findings", answers.findings(view.guard().shown(view.head(), review.findings())));
        answer.put(
                "opinions",
                view.opinions().stream()
                        .map(opinion -> opinion(view.workflow(), opinion))
                        .toList());
        answer.put("may", words(view.may()));
        return answer;
    }

    static List<String> words(Set<Decision> decisions) {
        return decisions.stream().sorted().map(Decision::name).toList();
    }

    private static Map<String, @Nullable Object> opinion(Workflow workflow, Opinion opinion) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("decision", opinion.decision().name());
        answer.put("step", opinion.step());
        answer.put("round", opinion.round());
        answer.put("version", opinion.version());
        answer.put("hash", opinion.hash());
        answer.put("opinion", opinion.opinion().orElse(null));
        answer.put("ticks", ticks(workflow.step(opinion.step()).known(Set.copyOf(opinion.ticks()))));
        answer.put("by", opinion.by().orElse(null));
        answer.put("at", opinion.at());
        return answer;
    }

    Map<String, Object> step(ReviewStep step) {
        Map<String, Role> known = roles.known();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", step.id());
        answer.put("name", step.name().texts());
        answer.put(
                "roles",
                step.roles().stream()
                        .map(id -> role(
                                id,
                                Optional.ofNullable(known.get(id))
                                        .map(Role::label)
                                        .orElseGet(() -> Labels.of(id, id))))
                        .toList());
        answer.put("contentTicks", ticks(step.contentTicks()));
        answer.put("textTicks", ticks(step.textTicks()));
        answer.put("hours", step.hours());
        return answer;
    }

    /** Roles that can be asked to decide. */
    List<Map<String, Object>> staff() {
        return roles.known().values().stream()
                .filter(role -> role.kind() == Role.Kind.STAFF)
                .map(role -> role(role.id(), role.label()))
                .toList();
    }

    private static Map<String, Object> role(String id, Labels label) {
        return Map.of("id", id, "label", label.texts());
    }

    private static List<Map<String, Object>> ticks(List<Tick> ticks) {
        return ticks.stream()
                .map(tick -> Map.<String, Object>of(
                        "id", tick.id(), "text", tick.text().texts(), "required", tick.required()))
                .toList();
    }

    Map<String, @Nullable Object> workflow(Workflow workflow, WorkflowStore.UnderWay underWay) {
        Map<String, @Nullable Object> answer = template(workflow.definition());
        answer.put("id", workflow.id().toString());
        answer.put("revision", workflow.revision());
        answer.put("types", workflow.definition().types());
        answer.put("active", workflow.active());
        answer.put("changedAt", workflow.changedAt());
        answer.put("changedBy", workflow.changedBy().orElse(null));
        answer.put("entriesUnderWay", underWay.entries());
        answer.put("entriesUnderOlder", underWay.older());
        return answer;
    }

    Map<String, @Nullable Object> template(WorkflowDefinition definition) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("name", definition.name().texts());
        answer.put("steps", definition.steps().stream().map(this::step).toList());
        answer.put("fourEyes", definition.fourEyes());
        return answer;
    }

    static Map<String, Object> words(SensitiveWords words) {
        return Map.of(
                "revision",
                words.revision(),
                "words",
                words.words().stream()
                        .map(word -> Map.of(
                                "text", word.text(), "severity", word.severity().name()))
                        .toList());
    }
}
