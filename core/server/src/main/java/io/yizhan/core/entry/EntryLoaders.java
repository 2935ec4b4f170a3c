package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.media.Asset;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.security.UserService;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/** Batch loaders of one operation: each reads what all rows of an answer need in one go. */
@Singleton
final class EntryLoaders {
    private final EntryViews views;
    private final UserService users;
    private final AssetReader assets;

    EntryLoaders(EntryViews views, UserService users, AssetReader assets) {
        this.views = views;
        this.users = users;
        this.assets = assets;
    }

    static ContentReads reads(DataFetchingEnvironment environment) {
        return ContextValues.require(environment.getGraphQlContext(), ContentReads.class);
    }

    /** Entries the caller may see. */
    DataLoader<UUID, EntryView> entries(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        return loader(environment, "entry.entries", ids -> reads(environment).run(tx -> views.find(tx, author, ids)));
    }

    /** Entries there are; without values where the caller may not see them. */
    DataLoader<UUID, EntryView> uses(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        return loader(environment, "entry.uses", ids -> reads(environment).run(tx -> views.all(tx, author, ids)));
    }

    DataLoader<UUID, String> userNames(DataFetchingEnvironment environment) {
        return loader(environment, "entry.users", users::displayNames);
    }

    DataLoader<UUID, Asset> images(DataFetchingEnvironment environment) {
        return loader(environment, "entry.images", ids -> reads(environment).run(tx -> assets.find(tx.sql(), ids)));
    }

    /** Asked of the environment of the field that loads, as GraphQL Java's own execution would want it. */
    private static <V> DataLoader<UUID, V> loader(
            DataFetchingEnvironment environment, String name, Function<Set<UUID>, Map<UUID, V>> read) {
        environment
                .getDataLoaderRegistry()
                .computeIfAbsent(
                        name,
                        _ -> DataLoaderFactory.newMappedDataLoader(
                                (Set<UUID> ids) -> CompletableFuture.completedFuture(read.apply(ids))));
        return Objects.requireNonNull(environment.getDataLoader(name));
    }
}
