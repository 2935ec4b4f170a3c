package io.yizhan.core.app;

import io.yizhan.core.modelling.ApiChange;
import io.yizhan.core.modelling.ModelPlan;
import java.nio.file.Path;

/** A plan of a change of the model, in words. */
final class PlanPrinter {
    private static final int MOST = 20;

    private final Terminal terminal;
    private final Path folder;

    /** @param folder in front of the paths of files */
    PlanPrinter(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    void print(ModelPlan plan) {
        plan.problems().forEach(problem -> {
            String place = problem.path().isEmpty() ? "" : folder + "/";
            terminal.complain(place + problem.line("zh-Hans"), place + problem.line("en"));
        });
        if (!plan.applicable()) {
            return;
        }
        if (plan.changesNothing()) {
            terminal.line("没有改动。", "Nothing changes.");
            return;
        }
        plan.changes().forEach(this::change);
        plan.ddl().forEach(statement -> terminal.line("  SQL " + statement, "  SQL " + statement));
        plan.api().stream().limit(MOST).forEach(this::api);
        if (plan.api().size() > MOST) {
            int more = plan.api().size() - MOST;
            terminal.line("  API …… 另有 " + more + " 处", "  API … and " + more + " more");
        }
    }

    private void change(ModelPlan.PlannedChange planned) {
        String sign = planned.change().removal() ? "- " : "* ";
        String zh = planned.entries() == 0
                ? ""
                : "（涉及 " + planned.entries() + " 个条目" + invalid(planned, "，不合新规则 ", " 个") + "）";
        String en = planned.entries() == 0
                ? ""
                : " (" + planned.entries() + " entries" + invalid(planned, ", breaking the new rule: ", "") + ")";
        terminal.line(
                sign + planned.message().in("zh-Hans") + zh,
                sign + planned.message().in("en") + en);
    }

    private static String invalid(ModelPlan.PlannedChange planned, String before, String after) {
        return planned.invalid() == 0 ? "" : before + planned.invalid() + after;
    }

    private void api(ApiChange change) {
        String zh = change.breaking() ? "  API 不兼容 " : "  API ";
        String en = change.breaking() ? "  API breaking " : "  API ";
        terminal.line(
                zh + change.path() + " " + change.message().in("zh-Hans"),
                en + change.path() + " " + change.message().in("en"));
    }
}
