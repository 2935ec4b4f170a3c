package io.yizhan.core.review;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be corrected in a workflow. */
@Singleton
class WorkflowChecks {
    static final int MOST_STEPS = 12;
    static final int MOST_HOURS = 24 * 365;

    private static final Labels ALL = Labels.of("全部内容", "all content");

    private final RoleService roles;

    WorkflowChecks(RoleService roles) {
        this.roles = roles;
    }

    List<EntryFinding> find(ContentModel model, WorkflowDefinition wanted) {
        List<EntryFinding> findings = new ArrayList<>();
        name(wanted.name(), Labels.of("流程名称", "Name of the workflow"), findings);
        wanted.types().stream()
                .filter(type -> model.findType(type).isEmpty())
                .forEach(type -> add(findings, "WORKFLOW_TYPE", Map.of("type", type)));
        if (wanted.steps().isEmpty() || wanted.steps().size() > MOST_STEPS) {
            add(findings, "WORKFLOW_STEPS", Map.of("max", Integer.toString(MOST_STEPS)));
        }
        wanted.steps().forEach(step -> step(step, findings));
        return findings;
    }

    private void step(ReviewStep step, List<EntryFinding> findings) {
        name(step.name(), Labels.of("环节名称", "Name of a step"), findings);
        Map<String, Role> known = roles.known();
        boolean staffed = !step.roles().isEmpty()
                && step.roles().stream()
                        .allMatch(role -> Optional.ofNullable(known.get(role))
                                .filter(one -> one.kind() == Role.Kind.STAFF)
                                .isPresent());
        if (!staffed) {
            add(findings, "WORKFLOW_ROLES", ReviewFindings.named("step", step.name()));
        }
        if (step.hours() < 1 || step.hours() > MOST_HOURS) {
            Map<String, String> params = ReviewFindings.named("step", step.name());
            params.put("max", Integer.toString(MOST_HOURS));
            add(findings, "WORKFLOW_HOURS", params);
        }
        Stream.concat(step.contentTicks().stream(), step.textTicks().stream())
                .forEach(tick -> name(tick.text(), Labels.of("要点", "A point"), findings));
    }

    private static void name(Labels name, Labels place, List<EntryFinding> findings) {
        boolean whole = Stream.of("zh-Hans", "en")
                .noneMatch(language -> name.texts().getOrDefault(language, "").isBlank());
        if (!whole) {
            add(findings, "WORKFLOW_NAME", ReviewFindings.named("place", place));
        }
    }

    /** Content for which another workflow is active already. */
    List<EntryFinding> overlaps(ContentModel model, List<Workflow> active, Workflow wanted) {
        List<EntryFinding> findings = new ArrayList<>();
        for (Workflow other : active) {
            if (!other.id().equals(wanted.id())) {
                overlap(model, other, wanted.definition())
                        .ifPresent(content -> add(
                                findings,
                                "WORKFLOW_OVERLAP",
                                ReviewFindings.named(
                                        "workflow", other.definition().name(), "type", content)));
            }
        }
        return findings;
    }

    private static Optional<Labels> overlap(ContentModel model, Workflow other, WorkflowDefinition wanted) {
        List<String> types = other.definition().types();
        if (types.isEmpty() && wanted.types().isEmpty()) {
            return Optional.of(ALL);
        }
        return (wanted.types().isEmpty() ? types : wanted.types())
                .stream()
                        .filter(other.definition()::covers)
                        .findFirst()
                        .map(type ->
                                model.findType(type).map(ContentType::label).orElseGet(() -> Labels.of(type, type)));
    }

    private static void add(List<EntryFinding> findings, String code, Map<String, String> params) {
        findings.add(ReviewFindings.error(code, Optional.empty(), params));
    }
}
