package io.yizhan.core.problem;

/** A problem on its way to whoever asked. Stack traces are kept only where an operator will need them. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(describe(problem), null, false, problem.code().kind() == ProblemKind.SERVER);
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(describe(problem), cause);
        this.problem = problem;
    }

    public final Problem problem() {
        return problem;
    }

    private static String describe(Problem problem) {
        return problem.code() + " " + problem.message() + " " + problem.params();
    }
}
