package io.yizhan.core.media;

import io.yizhan.core.database.Database;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the rendition of an image, or makes it: once, however many ask at the same time. */
@Singleton
final class RenditionService {
    private record Wanted(UUID assetId, Preset preset) {}

    private final IncomingFiles incoming;
    private final BlobStore blobs;
    private final RenditionMaker maker;
    private final AssetKeeper keeper;
    private final Database database;
    private final Clock clock;
    private final ConcurrentMap<Wanted, CompletableFuture<Rendition>> making = new ConcurrentHashMap<>();

    RenditionService(
            IncomingFiles incoming,
            BlobStore blobs,
            RenditionMaker maker,
            AssetKeeper keeper,
            Database database,
            Clock clock) {
        this.incoming = incoming;
        this.blobs = blobs;
        this.maker = maker;
        this.keeper = keeper;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The rendition of an image, stored.
     *
     * @throws ProblemException STORAGE_FULL, RATE_LIMITED when too many are being made
     */
    Rendition require(Asset image, Preset preset) {
        Optional<Rendition> stored = findStored(image, preset);
        if (stored.isPresent()) {
            return stored.get();
        }
        Wanted wanted = new Wanted(image.id(), preset);
        CompletableFuture<Rendition> mine = new CompletableFuture<>();
        CompletableFuture<Rendition> others = making.putIfAbsent(wanted, mine);
        if (others != null) {
            return join(others);
        }
        try {
            // whoever made it between the look and this turn has stored it
            mine.complete(findStored(image, preset).orElseGet(() -> make(image, preset)));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            making.remove(wanted);
        }
        return join(mine);
    }

    private Optional<Rendition> findStored(Asset image, Preset preset) {
        return database.read(sql -> RenditionStore.find(sql, image.id(), preset))
                .filter(rendition -> rendition.recipe() == RenditionMaker.RECIPE);
    }

    private Rendition make(Asset image, Preset preset) {
        BlobKey original = new BlobKey(image.sha256());
        try (InputStream content = blobs.open(original, 0, image.bytes());
                IncomingFile file = incoming.take(content)) {
            FileFormat format = FileFormat.ofMediaType(image.mediaType());
            RenditionMaker.Made made =
                    maker.make(file.path(), format, List.of(preset)).getFirst();
            Rendition rendition = keeper.put(made, image, new ArrayList<>());
            database.change(sql -> RenditionStore.put(sql, rendition, clock.instant()));
            return rendition;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rendition join(CompletableFuture<Rendition> rendition) {
        try {
            return rendition.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
