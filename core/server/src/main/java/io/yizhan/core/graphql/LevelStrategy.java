package io.yizhan.core.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.introspection.Introspection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Executes an operation on the thread that asks, level by level: everything of a level is fetched, then what its fields wait for is loaded
 * together, then the next level begins. It does as the library's strategies do, without a chain of futures, a step and an environment
 * for each field of each row.
 */
final class LevelStrategy extends ExecutionStrategy {
    private final DataFetcherExceptionHandler failures;

    LevelStrategy(DataFetcherExceptionHandler failures) {
        super(failures);
        this.failures = failures;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        Optional<ExecutionResult> refused = Introspection.isIntrospectionSensible(parameters.getFields(), context);
        return CompletableFuture.completedFuture(refused.orElseGet(() -> new ExecutionResultImpl(
                new LevelRun(context, failures, parameters.getExecutionStepInfo())
                        .data(parameters.getFields(), parameters.getSource()),
                context.getErrors())));
    }
}
