package io.yizhan.core.database;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;

/**
 * The database cannot be reached just now (stopped, overloaded, read-only, connection lost). Trying again later may
 * succeed; the program need not be restarted.
 */
public final class DatabaseUnavailable extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final boolean outcomeUnknown;

    DatabaseUnavailable(String what, Throwable cause, boolean outcomeUnknown) {
        super(Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE).with("outcomeUnknown", outcomeUnknown), cause);
        this.what = what;
        this.outcomeUnknown = outcomeUnknown;
    }

    /** For the operator; callers are told {@link #problem()}. */
    @Override
    public String getMessage() {
        return what;
    }

    /**
     * Whether a write may have been committed all the same: the connection was lost while COMMIT was under way. Such a
     * write may be repeated only under an idempotency key. Callers see it as a parameter of the problem.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
