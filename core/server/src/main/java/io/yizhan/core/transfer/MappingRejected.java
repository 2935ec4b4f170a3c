package io.yizhan.core.transfer;

import io.yizhan.core.model.ModelProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping file cannot be used; says everything that is wrong with it. */
public final class MappingRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<ModelProblem> problems;

    MappingRejected(List<ModelProblem> problems) {
        super(problems.stream().map(problem -> problem.line("en")).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ModelProblem> problems() {
        return problems;
    }
}
