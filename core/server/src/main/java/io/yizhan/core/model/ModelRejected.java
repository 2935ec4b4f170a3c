package io.yizhan.core.model;

import java.util.List;
import java.util.stream.Collectors;

/** A model that cannot be used, with every problem found in all its files. */
public final class ModelRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ModelProblem> problems;

    public ModelRejected(List<ModelProblem> problems) {
        super(problems.stream().map(problem -> problem.line("en")).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In order of file and line; never empty. */
    public List<ModelProblem> problems() {
        return problems;
    }
}
