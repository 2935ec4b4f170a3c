package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a part of what is already here, without the environment, which the engine then does not make. */
final class SourceFetcher<S> implements LightDataFetcher<@Nullable Object> {
    private final Class<S> type;
    private final Function<S, @Nullable Object> reading;

    private SourceFetcher(Class<S> type, Function<S, @Nullable Object> reading) {
        this.type = type;
        this.reading = reading;
    }

    static <S> SourceFetcher<S> of(Class<S> type, Function<S, @Nullable Object> reading) {
        return new SourceFetcher<>(type, reading);
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment) {
        return reading.apply(Objects.requireNonNull(type.cast(source)));
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }
}
