package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelProblem;
import java.util.Map;

/**
 * Why a change cannot be put in force, and what mends it.
 *
 * @param path of the file; empty if no file is meant
 * @param at where in the file, e.g. {@code fields[2].maxLength}
 * @param line in the file, from 1; 0 where unknown
 */
public record PlanProblem(String path, String at, int line, String code, Labels message) {

    static PlanProblem of(ModelProblem problem) {
        String own = StoredShapes.OWNER + ":";
        String path = problem.file().startsWith(own) ? problem.file().substring(own.length()) : problem.file();
        Labels message = Labels.of(problem.message("zh-Hans"), problem.message("en"));
        return new PlanProblem(path, problem.path(), problem.line(), problem.code(), message);
    }

    static PlanProblem of(PlanProblemCode code, String path, String at, Map<String, String> params) {
        return new PlanProblem(path, at, 0, code.name(), code.message(params));
    }

    /** One line for a console: {@code file:line path — message}. */
    public String line(String locale) {
        String place = line > 0 ? path + ":" + line : path;
        String where = (place + " " + at).strip();
        return where.isEmpty() ? message.in(locale) : where + " — " + message.in(locale);
    }
}
