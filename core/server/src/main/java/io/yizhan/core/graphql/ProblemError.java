package io.yizhan.core.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.yizhan.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem at a place of the document. Its sentence is chosen when the answer is written, in the caller's language. */
final class ProblemError implements GraphQLError {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final List<SourceLocation> locations;
    private final transient List<Object> path;
    private final ErrorClassification type;

    ProblemError(Problem problem, List<SourceLocation> locations) {
        this(problem, locations, List.of(), ErrorType.ExecutionAborted);
    }

    ProblemError(
            Problem problem,
            @Nullable List<SourceLocation> locations,
            @Nullable List<Object> path,
            ErrorClassification type) {
        this.problem = problem;
        this.locations = locations == null ? List.of() : List.copyOf(locations);
        this.path = path == null ? List.of() : List.copyOf(path);
        this.type = type;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return problem.code() + " " + problem.message();
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public ErrorClassification getErrorType() {
        return type;
    }
}
