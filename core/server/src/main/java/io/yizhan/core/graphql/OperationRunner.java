package io.yizhan.core.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dataloader.DataLoaderRegistry;
import org.slf4j.MDC;

/**
 * Executes one operation on a virtual thread of its own, which opens and closes what the request holds. When the wall time is over the
 * execution is asked to stop, then interrupted; the caller is answered in any case, and the thread still closes what it opened.
 */
@Singleton
final class OperationRunner {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final List<ContextPart> parts;
    private final LimitsConfig limits;

    OperationRunner(List<ContextPart> parts, LimitsConfig limits) {
        this.parts = List.copyOf(parts);
        this.limits = limits;
    }

    ExecutionResult run(EndpointSchema schema, GraphqlCall call, GraphQLContext context) {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        ExecutionInput input = ExecutionInput.newExecutionInput()
                .query("# held as a document")
                .operationName(call.request().operationName().orElse(null))
                .graphQLContext(
                        values -> context.stream().forEach(entry -> values.of(entry.getKey(), entry.getValue())))
                .dataLoaderRegistry(registry)
                .variables(call.request().variables())
                // the library's own sentences exist in English; ours follow Accept-Language
                .locale(Locale.ENGLISH)
                .build();
        Deque<ContextPart.Opened> opened = new ConcurrentLinkedDeque<>();
        FutureTask<ExecutionResult> task = new FutureTask<>(() -> execute(schema, call, input, registry, opened));
        Thread.ofVirtual().name("graphql-" + call.requestId()).start(task);
        return await(task, () -> stop(task, input, opened), wallTime(context));
    }

    private ExecutionResult execute(
            EndpointSchema schema,
            GraphqlCall call,
            ExecutionInput input,
            DataLoaderRegistry registry,
            Deque<ContextPart.Opened> opened)
            throws InterruptedException, ExecutionException {
        MDC.put("requestId", call.requestId());
        try {
            for (ContextPart part : parts) {
                opened.push(part.open(call, input.getGraphQLContext()));
                part.loaders(call, input.getGraphQLContext(), registry);
            }
            return schema.engine().executeAsync(input).get();
        } finally {
            closeAll(opened);
            MDC.remove("requestId");
        }
    }

    private static void closeAll(Deque<ContextPart.Opened> opened) {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (RuntimeException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Duration wallTime(GraphQLContext context) {
        OperationDefinition operation = ContextValues.require(context, OperationDefinition.class);
        return operation.getOperation() == OperationDefinition.Operation.MUTATION
                ? limits.mutationWallTime()
                : limits.wallTime();
    }

    private static ExecutionResult await(FutureTask<ExecutionResult> task, Runnable stop, Duration wallTime) {
        try {
            return task.get(wallTime.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            stop.run();
            throw Problem.of(ProblemCode.TIMEOUT)
                    .with("limit", wallTime.toMillis())
                    .exception(late);
        } catch (InterruptedException stopped) {
            stop.run();
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE).exception(stopped);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    private static void stop(FutureTask<ExecutionResult> task, ExecutionInput input, Deque<ContextPart.Opened> opened) {
        input.cancel();
        opened.forEach(ContextPart.Opened::stop);
        try {
            task.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException | CancellationException stillRunning) {
            task.cancel(true);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ProblemException known ? known : new IllegalStateException("Execution failed", cause);
    }
}
