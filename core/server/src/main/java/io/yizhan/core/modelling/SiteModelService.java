package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.plugins.SiteModels;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plans changes of the site's own model and puts them in force. */
@Singleton
public class SiteModelService {
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_LINES = 100;
    private static final int NAMED = 20;

    private final ModelPlanner planner;
    private final SiteModels site;

    SiteModelService(ModelPlanner planner, SiteModels site) {
        this.planner = planner;
        this.site = site;
    }

    /** What was done. */
    public record Done(SiteModels.Current current, ModelPlan plan) {}

    /**
     * The model files there are.
     *
     * @param revision of the site's own
     * @param others of core and of plugins that run
     */
    public record Files(int revision, List<ModelFile> site, List<ModelSource> others) {
        public Files {
            site = List.copyOf(site);
            others = List.copyOf(others);
        }
    }

    public Files files() {
        SiteModels.Current current = site.current();
        return new Files(current.revision(), current.files(), site.others());
    }

    /**
     * What a change would do; changes nothing.
     *
     * @param base revision it was begun from
     * @param files of the site as they shall be, all of them
     */
    public ModelPlan plan(int base, List<ModelFile> files) {
        return planner.plan(base, files);
    }

    /** Puts a plan in force as the other {@code change} does. */
    public Done change(ModelPlan plan, boolean removal, Optional<String> note, Optional<UUID> actor) {
        return change(plan.base(), plan.files(), plan.hash(), removal, note, actor);
    }

    /**
     * Puts what was planned in force, on all servers, or nothing.
     *
     * @param hash of the plan that was agreed to
     * @param removal consent to what the plan removes
     * @throws ProblemException CONFLICT if the plan would be another by now; MODEL_REJECTED with its problems; BAD_USER_INPUT
     *     naming what would be removed without consent
     */
    Done change(
            int base,
            List<ModelFile> files,
            String hash,
            boolean removal,
            Optional<String> note,
            Optional<UUID> actor) {
        note.filter(text -> text.length() > LONGEST_NOTE).ifPresent(text -> {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "model.note")
                    .with("limit", LONGEST_NOTE)
                    .at("change.note")
                    .exception();
        });
        ModelPlan plan = planner.plan(base, files);
        if (!plan.hash().equals(hash)
                || plan.problems().stream().anyMatch(one -> one.code().equals(PlanProblemCode.BASE_CHANGED.name()))) {
            throw Problem.of(ProblemCode.CONFLICT, "model.changed")
                    .with("revision", site.current().revision())
                    .at("plan")
                    .exception();
        }
        if (!plan.applicable()) {
            throw rejected(plan);
        }
        if (plan.changesNothing()) {
            return new Done(site.current(), plan);
        }
        if (plan.removes() && !removal) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "model.removal")
                    .with("namesZh", removed(plan, "zh-Hans"))
                    .with("namesEn", removed(plan, "en"))
                    .at("allowRemoval")
                    .exception();
        }
        List<Labels> summary = plan.changes().stream()
                .map(ModelPlan.PlannedChange::message)
                .limit(MOST_LINES)
                .toList();
        SiteModels.Change change = new SiteModels.Change(base, plan.generation(), plan.files(), plan.shapes());
        return new Done(
                site.change(change, new SiteModels.Reason(actor, note.filter(text -> !text.isBlank()), summary)), plan);
    }

    private static String removed(ModelPlan plan, String locale) {
        return plan.changes().stream()
                .filter(planned -> planned.change().removal())
                .limit(NAMED)
                .map(planned -> "\n- " + planned.message().in(locale))
                .collect(Collectors.joining());
    }

    private static ProblemException rejected(ModelPlan plan) {
        return Problem.of(ProblemCode.MODEL_REJECTED, "model.rejected")
                .with("count", plan.problems().size())
                .with(
                        "codes",
                        plan.problems().stream()
                                .map(PlanProblem::code)
                                .distinct()
                                .collect(Collectors.joining(" ")))
                .with("reasonsZh", lines(plan, "zh-Hans"))
                .with("reasonsEn", lines(plan, "en"))
                .exception();
    }

    private static String lines(ModelPlan plan, String locale) {
        return plan.problems().stream()
                .map(problem -> "\n- " + problem.line(locale))
                .collect(Collectors.joining());
    }
}
