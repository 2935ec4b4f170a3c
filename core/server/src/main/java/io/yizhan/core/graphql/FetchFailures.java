package io.yizhan.core.graphql;

import graphql.ErrorType;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was thrown while fetching into problems. What nobody foresaw is logged, and the caller learns the request id only. */
@Singleton
final class FetchFailures implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FetchFailures.class);

    /** In the context: whether this request has already written a stack trace. */
    static final class Logged extends AtomicBoolean {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters thrown) {
        GraphQLContext context = thrown.getDataFetchingEnvironment().getGraphQlContext();
        GraphqlCall call = ContextValues.require(context, GraphqlCall.class);
        Logged logged = ContextValues.require(context, Logged.class);
        Problem problem = problem(thrown.getException(), call.requestId(), logged);
        ProblemError error = new ProblemError(
                problem,
                List.of(thrown.getSourceLocation()),
                thrown.getPath().toList(),
                ErrorType.DataFetchingException);
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }

    /** The problem that was thrown, or INTERNAL for anything else. */
    Problem problem(Throwable thrown, String requestId, Logged logged) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ProblemException known) {
            return known.problem().code() == ProblemCode.INTERNAL
                    ? internal(known, requestId, logged)
                    : known.problem();
        }
        if (cause instanceof InterruptedException || cause instanceof CancellationException) {
            // OperationRunner stops what runs beyond the wall time; that is no fault to be looked into
            return Problem.of(ProblemCode.TIMEOUT);
        }
        return internal(cause, requestId, logged);
    }

    private static Problem internal(Throwable cause, String requestId, Logged logged) {
        if (logged.compareAndSet(false, true)) {
            LOG.error("Request {} failed", requestId, cause);
        } else {
            LOG.debug("Request {} failed again", requestId, cause);
        }
        return Problem.of(ProblemCode.INTERNAL).with("requestId", requestId);
    }
}
