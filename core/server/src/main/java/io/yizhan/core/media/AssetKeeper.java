package io.yizhan.core.media;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Puts bytes into the blob store and then rows into the database, in this order, or neither. */
@Singleton
final class AssetKeeper {
    private final BlobStore blobs;
    private final Database database;
    private final AssetStore store;
    private final EventStore events;
    private final EventFeed feed;
    private final Clock clock;
    /** Two uploads of the same bytes to this server go one after the other, so that none clears away what the other keeps. */
    private final List<Lock> turns = Stream.generate(ReentrantLock::new)
            .limit(64)
            .<Lock>map(lock -> lock)
            .toList();

    AssetKeeper(BlobStore blobs, Database database, AssetStore store, EventStore events, EventFeed feed, Clock clock) {
        this.blobs = blobs;
        this.database = database;
        this.store = store;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /** The asset these bytes belong to already; it is taken out of the trash. */
    Optional<UploadedAsset> findAgain(BlobKey key) {
        Optional<UploadedAsset> again =
                database.write(sql -> store.findByHash(sql, key).map(found -> {
                    if (found.trashed()) {
                        store.untrash(sql, found.id());
                        events.append(sql, Optional.empty(), List.of(new Event.AssetChanged(found.id())));
                    }
                    return new UploadedAsset(
                            store.find(sql, List.of(found.id())).getFirst(), true);
                }));
        feed.committed();
        return again;
    }

    /** Keeps the file and its renditions, then the rows. */
    UploadedAsset keep(IncomingFile file, Asset asset, List<RenditionMaker.Made> made) throws IOException {
        Lock turn = turns.get(Math.floorMod(file.key().hashCode(), turns.size()));
        turn.lock();
        try {
            return keepInTurn(file, asset, made);
        } finally {
            turn.unlock();
        }
    }

    private UploadedAsset keepInTurn(IncomingFile file, Asset asset, List<RenditionMaker.Made> made)
            throws IOException {
        Optional<UploadedAsset> there = findAgain(file.key());
        if (there.isPresent()) {
            return there.get();
        }
        List<BlobKey> fresh = new ArrayList<>();
        boolean kept = false;
        try {
            put(file, fresh);
            List<Rendition> renditions = new ArrayList<>();
            for (RenditionMaker.Made each : made) {
                renditions.add(put(each, asset, fresh));
            }
            boolean inserted = database.write(sql -> insert(asset, renditions, sql));
            kept = true;
            return inserted
                    ? new UploadedAsset(asset, false)
                    : findAgain(file.key()).orElseThrow();
        } finally {
            if (!kept) {
                clearAway(fresh);
            }
        }
    }

    private boolean insert(Asset asset, List<Rendition> renditions, DSLContext sql) {
        if (!store.insert(sql, asset)) {
            return false;
        }
        renditions.forEach(rendition -> RenditionStore.put(sql, rendition, clock.instant()));
        return true;
    }

    private void put(IncomingFile file, List<BlobKey> fresh) throws IOException {
        note(file.key(), fresh);
        try (InputStream content = file.open()) {
            blobs.put(file.key(), file.bytes(), content);
        }
    }

    /** Keeps a rendition's bytes; the row is the caller's. */
    Rendition put(RenditionMaker.Made made, Asset asset, List<BlobKey> fresh) throws IOException {
        Rendition rendition = made.of(asset.id());
        note(rendition.key(), fresh);
        blobs.put(rendition.key(), rendition.bytes(), new ByteArrayInputStream(made.content()));
        return rendition;
    }

    private void note(BlobKey key, List<BlobKey> fresh) throws IOException {
        if (blobs.findSize(key).isEmpty()) {
            fresh.add(key);
        }
    }

    /**
     * Removes bytes this upload has put and no row names. When the database cannot be asked they stay: bytes too many are
     * better than bytes too few.
     */
    private void clearAway(List<BlobKey> fresh) throws IOException {
        for (BlobKey key : fresh) {
            boolean named =
                    database.read(sql -> store.findByHash(sql, key).isPresent() || RenditionStore.uses(sql, key));
            if (!named) {
                blobs.delete(key);
            }
        }
    }
}
