package io.yizhan.core.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs one operation from text to bytes: who asks, held answer, limits, validation, guards, execution. Whatever happens, the answer is
 * {@code {errors, data}} with codes of the closed list.
 */
@Singleton
public final class GraphqlEngine {
    /** Of an event that is left out. */
    private static final GraphqlAnswer NOTHING =
            new GraphqlAnswer(new byte[0], Optional.empty(), Map.of(), false, Optional.empty());

    private final GraphqlSchemas schemas;
    private final PersistedOperations persisted;
    private final List<ContextPart> contextParts;
    private final List<OperationGuard> guards;
    private final Optional<AnswerCache> answers;
    private final OperationRunner runner;
    private final FetchFailures failures;
    private final ErrorShape errors;
    private final AnswerWriter writer;
    private final LimitsConfig limits;

    GraphqlEngine(
            GraphqlSchemas schemas,
            PersistedOperations persisted,
            List<ContextPart> contextParts,
            List<OperationGuard> guards,
            Optional<AnswerCache> answers,
            OperationRunner runner,
            FetchFailures failures,
            ErrorShape errors,
            AnswerWriter writer,
            LimitsConfig limits) {
        this.schemas = schemas;
        this.persisted = persisted;
        this.contextParts = List.copyOf(contextParts);
        this.guards = List.copyOf(guards);
        this.answers = answers;
        this.runner = runner;
        this.failures = failures;
        this.errors = errors;
        this.writer = writer;
        this.limits = limits;
    }

    /** Never throws but for errors of the Java machine itself. */
    public GraphqlAnswer execute(GraphqlCall call) {
        return execute(call, GraphQLContext.getDefault());
    }

    /**
     * Executes a subscription for one event, from the question who asks to the bytes, as if it were asked now; an answer without data is
     * a refusal. Other operations are executed as by {@link #execute(GraphqlCall)}.
     */
    public GraphqlAnswer execute(GraphqlCall call, LiveEvent event) {
        GraphQLContext context = GraphQLContext.getDefault();
        context.put(LiveEvent.class, event);
        return execute(call, context);
    }

    private GraphqlAnswer execute(GraphqlCall call, GraphQLContext context) {
        context.put(GraphqlCall.class, call);
        context.put(AnswerHeaders.class, new AnswerHeaders());
        context.put(AnswerExtensions.class, new AnswerExtensions());
        context.put(UnaccountedFields.class, new UnaccountedFields());
        FetchFailures.Logged logged = new FetchFailures.Logged();
        context.put(FetchFailures.Logged.class, logged);
        try {
            return answer(call, context);
        } catch (RequestRefused refused) {
            return refusal(refused.errors(), call);
        } catch (RuntimeException | StackOverflowError thrown) {
            return refusal(
                    List.of(new ProblemError(failures.problem(thrown, call.requestId(), logged), List.of())), call);
        }
    }

    private GraphqlAnswer answer(GraphqlCall call, GraphQLContext context) {
        SchemaGeneration generation = schemas.current();
        EndpointSchema schema = generation.require(call.schema());
        String text = call.ours()
                ? call.request().query().orElseThrow()
                : persisted.requireText(call.endpoint(), call.request());
        contextParts.forEach(part -> part.identify(call, context));

        AnswerCache.Question question = new AnswerCache.Question(call, text, generation.number(), context);
        Optional<AnswerCache> cache = answers.filter(a -> call.endpoint() == Endpoint.DELIVERY && !call.wantsCost());
        Optional<AnswerCache.HeldAnswer> held = cache.flatMap(a -> a.find(question));
        if (held.isPresent()) {
            persisted.keep(call.endpoint(), call.request());
            return GraphqlAnswer.held(held.get(), context);
        }

        DocumentCache.Checked checked = schema.documents().require(text);
        Document document = checked.document();
        persisted.keep(call.endpoint(), call.request());
        OperationDefinition operation = operation(document, call.request(), context.hasKey(LiveEvent.class));
        long cost =
                PageCost.of(schema.schema(), document, operation, call.request().variables());
        if (!call.ours()) {
            PageCost.check(cost, limits);
        }
        if (call.wantsCost()) {
            AnswerExtensions.of(context).put("cost", Map.of("requested", cost, "limit", limits.cost()));
        }
        for (OperationGuard guard : guards) {
            guard.findRefusal(call, operation, context).ifPresent(problem -> {
                throw new RequestRefused(problem);
            });
        }
        context.put(Document.class, document);
        context.put(FieldNames.class, checked.names());
        context.put(HeldSelections.class, checked.selections());
        context.put(OperationDefinition.class, operation);
        boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
        Supplier<GraphqlAnswer> making = () -> written(runner.run(schema, call, context), call, context, query);
        return cache.isPresent() && query ? cache.get().make(question, making) : making.get();
    }

    private static OperationDefinition operation(Document document, GraphqlRequest request, boolean streamed) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        String name = request.operationName().orElse("");
        if (name.isEmpty() && operations.size() != 1) {
            throw new RequestRefused(Problem.of(ProblemCode.GRAPHQL_VALIDATION_FAILED, "request.operation-missing")
                    .at("operationName"));
        }
        OperationDefinition chosen = operations.stream()
                .filter(operation -> name.isEmpty() || name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Problem.of(ProblemCode.GRAPHQL_VALIDATION_FAILED, "request.operation-unknown")
                                .with("name", ErrorDetails.cleaned(name))
                                .at("operationName")));
        if (request.readOnly() && chosen.getOperation() == OperationDefinition.Operation.MUTATION) {
            throw new RequestRefused(Refusals.MUTATION_BY_GET);
        }
        if (chosen.getOperation() == OperationDefinition.Operation.SUBSCRIPTION && !streamed) {
            throw new RequestRefused(Problem.of(ProblemCode.BAD_USER_INPUT, "request.subscription"));
        }
        return chosen;
    }

    private GraphqlAnswer written(ExecutionResult result, GraphqlCall call, GraphQLContext context, boolean query) {
        LiveEvent event = context.get(LiveEvent.class);
        if (event != null && event.isLeftOut()) {
            return NOTHING;
        }
        if (!result.isDataPresent() || (event != null && !query && result.getData() == null)) {
            return refusal(result.getErrors(), call);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", errors.of(result.getErrors(), call));
        }
        answer.put("data", result.getData());
        Map<String, Object> extensions = AnswerExtensions.of(context).toMap();
        if (result.getExtensions() != null) {
            result.getExtensions().forEach((name, value) -> extensions.put(String.valueOf(name), value));
        }
        if (!extensions.isEmpty()) {
            answer.put("extensions", extensions);
        }
        AnswerHeaders headers = ContextValues.require(context, AnswerHeaders.class);
        boolean holdable = query
                && call.endpoint() == Endpoint.DELIVERY
                && result.getErrors().isEmpty()
                && !UnaccountedFields.in(context);
        return new GraphqlAnswer(writer.write(answer), Optional.empty(), headers.copy(), holdable, Optional.empty());
    }

    private GraphqlAnswer refusal(List<GraphQLError> reasons, GraphqlCall call) {
        Problem first = ErrorShape.problem(reasons.getFirst(), call.requestId());
        return new GraphqlAnswer(
                writer.write(Map.of("errors", errors.of(reasons, call))),
                Optional.of(first),
                Map.of(),
                false,
                Optional.empty());
    }
}
