package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.media.Asset;
import io.yizhan.core.media.AssetReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;

/** Loads assets of one level of an answer together: one statement. */
final class AssetLoading {
    private static final String LOADER = "assets";

    private final AssetReader assets;

    AssetLoading(AssetReader assets) {
        this.assets = assets;
    }

    CompletableFuture<Optional<Asset>> load(DataFetchingEnvironment environment, UUID id) {
        return loader(environment).load(id);
    }

    /** Those that are there, in the order asked for. */
    CompletableFuture<List<Delivered.File>> files(
            DataFetchingEnvironment environment, List<UUID> ids, DeliveredEntry entry) {
        return loader(environment)
                .loadMany(ids)
                .thenApply(found -> found.stream()
                        .flatMap(Optional::stream)
                        .map(asset -> new Delivered.File(asset, entry))
                        .toList());
    }

    private DataLoader<UUID, Optional<Asset>> loader(DataFetchingEnvironment environment) {
        Snapshot snapshot = ContextValues.require(environment.getGraphQlContext(), Snapshot.class);
        return Loaders.of(environment, LOADER, ids -> {
            AnswerSources.of(environment.getGraphQlContext()).assets(ids);
            Map<UUID, Asset> found = snapshot.run(sql -> assets.find(sql, ids));
            return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
        });
    }
}
