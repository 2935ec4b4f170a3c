package io.yizhan.core.graphql;

import graphql.ExecutionInput;
import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.TypeResolutionEnvironment;
import graphql.UnresolvedTypeError;
import graphql.collect.ImmutableMapWithNullValues;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedSelectionSet;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.NonNullableFieldWasNullException;
import graphql.execution.TypeResolutionParameters;
import graphql.execution.UnresolvedTypeException;
import graphql.execution.ValuesResolver;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLUnionType;
import graphql.schema.LightDataFetcher;
import graphql.schema.TypeResolver;
import io.yizhan.core.graphql.AnswerPart.ListPart;
import io.yizhan.core.graphql.AnswerPart.ObjectPart;
import io.yizhan.core.graphql.AnswerPart.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One execution of an operation, on one thread. */
final class LevelRun {
    private final ExecutionContext context;
    private final ExecutionInput input;
    private final DataFetcherExceptionHandler failures;
    private final ExecutionStepInfo root;
    private final Map<ChosenField, ImmutableMapWithNullValues<String, Object>> arguments = new HashMap<>();
    private List<Waiting> waiting = new ArrayList<>();
    private List<ObjectPart> next = new ArrayList<>();
    /** Whether null stands where none may stand, up to the top. */
    private boolean nothing;

    LevelRun(ExecutionContext context, DataFetcherExceptionHandler failures, ExecutionStepInfo root) {
        this.context = context;
        this.input = context.getExecutionInput();
        this.failures = failures;
        this.root = root;
    }

    /** A field whose value is being loaded. */
    private record Waiting(ObjectPart part, int index, CompletableFuture<?> value) {}

    /**
     * Fetches everything chosen: the fields of a mutation one after the other, others side by side.
     *
     * @throws CancellationException when the execution is to stop; nothing is begun any more
     * @return null if a field of the root is null that must not be
     */
    @Nullable
    Object data(MergedSelectionSet chosen, @Nullable Object source) {
        GraphQLObjectType type = (GraphQLObjectType) root.getUnwrappedNonNullType();
        ObjectPart data = new ObjectPart(this, ChosenField.Selection.root(context, type, chosen), source, Place.TOP);
        if (context.isMutationOperation()) {
            // what follows one that failed is not begun
            for (int i = 0; i < data.length() && !nothing; i++) {
                fetch(data, i);
                load();
                descend();
            }
        } else {
            next.add(data);
            descend();
        }
        return nothing ? null : data;
    }

    ExecutionContext context() {
        return context;
    }

    ExecutionStepInfo root() {
        return root;
    }

    /** They depend on the document and its variables alone, so they are the same for all sources. */
    ImmutableMapWithNullValues<String, Object> arguments(ChosenField chosen) {
        ImmutableMapWithNullValues<String, Object> known = arguments.get(chosen);
        if (known == null) {
            known = ImmutableMapWithNullValues.copyOf(ValuesResolver.getArgumentValues(
                    context.getGraphQLSchema().getCodeRegistry(),
                    chosen.definition().getArguments(),
                    chosen.field().getArguments(),
                    context.getCoercedVariables(),
                    context.getGraphQLContext(),
                    context.getLocale()));
            arguments.put(chosen, known);
        }
        return known;
    }

    /** Fetches the fields of a level's objects, all of them before any of the next. */
    private void descend() {
        while (!next.isEmpty()) {
            List<ObjectPart> level = next;
            next = new ArrayList<>();
            for (ObjectPart part : level) {
                for (int i = 0; i < part.length(); i++) {
                    fetch(part, i);
                }
            }
            load();
        }
    }

    /** Lets what is waited for be loaded, until nothing is waited for. */
    private void load() {
        while (!waiting.isEmpty()) {
            context.getDataLoaderRegistry().dispatchAll();
            List<Waiting> before = waiting;
            waiting = new ArrayList<>();
            boolean none = true;
            for (Waiting one : before) {
                if (one.value().isDone()) {
                    none = false;
                    take(one);
                } else {
                    waiting.add(one);
                }
            }
            if (none && context.getDataLoaderRegistry().dispatchDepth() == 0) {
                awaitAny();
            }
        }
    }

    /** For values that others make, on threads of theirs. */
    private void awaitAny() {
        try {
            CompletableFuture.anyOf(waiting.stream().map(Waiting::value).toArray(CompletableFuture<?>[]::new))
                    .get();
        } catch (ExecutionException e) {
            // taken where the value is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void take(Waiting loaded) {
        Object value;
        try {
            value = loaded.value().join();
        } catch (CompletionException | CancellationException e) {
            fail(loaded.part(), loaded.index(), e);
            return;
        }
        ChosenField chosen = loaded.part().field(loaded.index());
        complete(loaded.part(), loaded.index(), chosen.shape(), chosen, value);
    }

    private void fetch(ObjectPart part, int index) {
        if (input.isCancelled()) {
            throw new CancellationException();
        }
        ChosenField chosen = part.field(index);
        if (chosen.isTypeName()) {
            part.put(index, part.selection().type().getName());
            return;
        }
        Object value;
        try {
            value = chosen.fetcher() instanceof LightDataFetcher<?> light
                    ? light.get(chosen.definition(), part.source(), () -> new FieldEnvironment(this, part, index))
                    : chosen.fetcher().get(new FieldEnvironment(this, part, index));
            if (value instanceof CompletionStage<?> stage) {
                value = stage.toCompletableFuture();
            }
        } catch (Exception e) {
            fail(part, index, e);
            return;
        }
        if (value instanceof CompletableFuture<?> future) {
            Waiting later = new Waiting(part, index, future);
            if (later.value().isDone()) {
                take(later);
            } else {
                waiting.add(later);
            }
        } else {
            complete(part, index, chosen.shape(), chosen, value);
        }
    }

    private void fail(ObjectPart part, int index, Throwable thrown) {
        failures.handleException(DataFetcherExceptionHandlerParameters.newExceptionParameters()
                        .dataFetchingEnvironment(new FieldEnvironment(this, part, index))
                        .exception(thrown)
                        .build())
                .join()
                .getErrors()
                .forEach(context::addError);
        none(part, index);
    }

    private void complete(AnswerPart part, int index, OutputShape shape, ChosenField chosen, @Nullable Object fetched) {
        Object value = context.getValueUnboxer().unbox(fetched);
        if (value == null) {
            none(part, index);
            return;
        }
        switch (shape.kind()) {
            case SCALAR, ENUM -> leaf(part, index, shape, value);
            case LIST -> list(part, index, shape, chosen, value);
            case COMPOSITE -> object(part, index, shape, chosen, value);
        }
    }

    private void leaf(AnswerPart part, int index, OutputShape shape, Object value) {
        Object written = null;
        try {
            written = shape.type() instanceof GraphQLScalarType scalar
                    ? scalar.getCoercing().serialize(value, context.getGraphQLContext(), context.getLocale())
                    : ((GraphQLEnumType) shape.type())
                            .serialize(value, context.getGraphQLContext(), context.getLocale());
        } catch (CoercingSerializeException e) {
            context.addError(new SerializationError(part.path(index), e));
        }
        if (written == null) {
            none(part, index);
        } else {
            part.put(index, written);
        }
    }

    private void list(AnswerPart part, int index, OutputShape shape, ChosenField chosen, Object value) {
        Collection<?> elements;
        switch (value) {
            case Collection<?> given -> elements = given;
            case Object[] given -> elements = Arrays.asList(given);
            case Iterable<?> given ->
                elements = StreamSupport.stream(given.spliterator(), false)
                        .collect(Collectors.toCollection(ArrayList::new));
            default -> {
                context.addError(new TypeMismatchError(part.path(index), shape.type()));
                none(part, index);
                return;
            }
        }
        OutputShape element = Objects.requireNonNull(shape.element());
        ListPart made = new ListPart(element, elements.size(), new Place(part, index));
        part.put(index, made);
        int place = 0;
        for (Object one : elements) {
            complete(made, place++, element, chosen, one);
        }
    }

    private void object(AnswerPart part, int index, OutputShape shape, ChosenField chosen, Object value) {
        GraphQLObjectType type;
        try {
            type = shape.type() instanceof GraphQLObjectType only ? only : type(shape, chosen, value);
        } catch (UnresolvedTypeException e) {
            context.addError(new UnresolvedTypeError(part.path(index), part.step(index), e));
            none(part, index);
            return;
        }
        ObjectPart made = new ObjectPart(this, chosen.below(context, type), value, new Place(part, index));
        part.put(index, made);
        next.add(made);
    }

    private GraphQLObjectType type(OutputShape shape, ChosenField chosen, Object value) {
        GraphQLNamedOutputType declared = (GraphQLNamedOutputType) shape.type();
        TypeResolver resolver = declared instanceof GraphQLInterfaceType either
                ? context.getGraphQLSchema().getCodeRegistry().getTypeResolver(either)
                : context.getGraphQLSchema().getCodeRegistry().getTypeResolver((GraphQLUnionType) declared);
        TypeResolutionEnvironment environment = new TypeResolutionParameters.Builder()
                .field(chosen.field())
                .fieldType(declared)
                .value(value)
                .argumentValues(() -> arguments(chosen))
                .schema(context.getGraphQLSchema())
                .graphQLContext(context.getGraphQLContext())
                .build();
        GraphQLObjectType type = resolver.getType(environment);
        if (type == null) {
            throw new UnresolvedTypeException(declared);
        }
        if (!context.getGraphQLSchema().isPossibleType(declared, type)) {
            throw new UnresolvedTypeException(declared, type);
        }
        return type;
    }

    /** Null at a place; where none may stand, the object or list around it is null. */
    private void none(AnswerPart part, int index) {
        if (part.takesNull(index)) {
            part.put(index, null);
            return;
        }
        context.addError(
                new NonNullableFieldWasNullError(
                        new NonNullableFieldWasNullException(part.step(index), part.path(index))),
                part.path(index));
        if (!context.propagateErrorsOnNonNullContractFailure()) {
            part.put(index, null);
            return;
        }
        for (Place around = part.place(); ; around = around.part().place()) {
            if (around.part() == null) {
                nothing = true;
                return;
            }
            if (around.part().takesNull(around.index())) {
                around.part().put(around.index(), null);
                return;
            }
        }
    }
}
