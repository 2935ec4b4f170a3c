package io.yizhan.core.media;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Beans of this room that are made from settings. */
@Factory
final class MediaFactory {
    private final MediaConfig config;
    private final Path folder;

    MediaFactory(MediaConfig config, @Property(name = "yizhan.data-folder", defaultValue = "data") String dataFolder) {
        this.config = config;
        this.folder = Optional.ofNullable(config.folder()).map(Path::of).orElseGet(() -> Path.of(dataFolder, "assets"));
    }

    /** Unless the installation brings another store. */
    @Singleton
    @Requires(missingBeans = BlobStore.class)
    BlobStore blobStore(Clock clock) throws IOException {
        return new DiskBlobStore(folder, config.reserveBytes(), clock.instant());
    }

    @Singleton
    IncomingFiles incomingFiles(Clock clock) throws IOException {
        return IncomingFiles.open(folder.resolve("incoming"), config, clock.instant());
    }

    @Singleton
    RenditionMaker renditionMaker() {
        DecoderPool pool = new DecoderPool(config.decoders(), config.decodeTimeout());
        return new RenditionMaker(new PictureDecoder(config.maxPixels(), pool));
    }

    /** Stands in where no room holds entries. */
    @Bean
    @Singleton
    @Requires(missingBeans = AssetUses.class)
    AssetUses noUses() {
        return new AssetUses() {
            @Override
            public Map<UUID, Integer> count(Caller reader, Collection<UUID> assetIds) {
                return Map.of();
            }

            @Override
            public Found find(Caller reader, UUID assetId) {
                return Found.NONE;
            }

            @Override
            public boolean isPublic(UUID assetId) {
                return false;
            }
        };
    }
}
