package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/** Batch loaders made where they are first needed. */
final class Loaders {
    private Loaders() {}

    /**
     * The loader of this name in this request. It must be asked of the environment of the field that loads: only then does
     * the engine know when a level is complete and dispatch it.
     */
    static <K, V> DataLoader<K, V> of(
            DataFetchingEnvironment environment, String name, Function<List<K>, List<V>> batch) {
        environment
                .getDataLoaderRegistry()
                .computeIfAbsent(
                        name,
                        _ -> DataLoaderFactory.<K, V>newDataLoader(
                                keys -> CompletableFuture.completedFuture(batch.apply(keys))));
        return Objects.requireNonNull(environment.getDataLoader(name));
    }
}
