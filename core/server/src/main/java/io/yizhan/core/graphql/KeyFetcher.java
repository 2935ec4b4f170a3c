package io.yizhan.core.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key of the field's name from a map. The library's own default would offer every public method of whatever object a fetcher
 * returns; here an object without a fetcher is a fault.
 */
final class KeyFetcher implements LightDataFetcher<@Nullable Object> {
    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment) {
        if (source instanceof Map<?, ?> map) {
            return map.get(field.getName());
        }
        throw new IllegalStateException("No fetcher is given for field " + field.getName());
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }
}
