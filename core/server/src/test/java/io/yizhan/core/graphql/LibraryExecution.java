package io.yizhan.core.graphql;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.dataloader.DataLoaderDispatchingContextKeys;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The schemas in force, executed by the library's own strategy instead of {@link LevelStrategy}: what answers are held against. */
public final class LibraryExecution {
    private LibraryExecution() {}

    /** Twins of the schemas, under a number of their own, so that no answer of the others is held for them. */
    public static SchemaGeneration of(SchemaGeneration generation, DataFetcherExceptionHandler failures) {
        Map<Endpoint, EndpointSchema> twins = new EnumMap<>(Endpoint.class);
        generation
                .endpoints()
                .forEach((endpoint, one) -> twins.put(
                        endpoint,
                        new EndpointSchema(
                                endpoint,
                                one.schema(),
                                engine(one, failures),
                                one.sdl(),
                                one.version(),
                                one.documents())));
        return new SchemaGeneration(-generation.number(), twins);
    }

    private static GraphQL engine(EndpointSchema of, DataFetcherExceptionHandler failures) {
        return GraphQL.newGraphQL(of.schema())
                .queryExecutionStrategy(new AsyncExecutionStrategy(failures))
                .defaultDataFetcherExceptionHandler(failures)
                .instrumentation(new Chaining())
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(ContextValues.require(input.getGraphQLContext(), Document.class))))
                .build();
    }

    /** Without it a loader that waits for another loader never returns. */
    private static final class Chaining extends SimplePerformantInstrumentation {
        @Override
        public ExecutionInput instrumentExecutionInput(
                ExecutionInput input,
                InstrumentationExecutionParameters parameters,
                @Nullable InstrumentationState state) {
            DataLoaderDispatchingContextKeys.setEnableDataLoaderChaining(input.getGraphQLContext(), true);
            return input;
        }
    }
}
