package io.yizhan.core.media;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;

/** The media library: list, find, describe, remove. */
@Singleton
public final class AssetService {
    private static final int MAX_PAGE = 200;

    private final Database database;
    private final AssetStore store;
    private final AssetReader reader;
    private final AssetUses uses;
    private final EventStore events;
    private final EventFeed feed;
    private final Clock clock;

    AssetService(
            Database database,
            AssetStore store,
            AssetReader reader,
            AssetUses uses,
            EventStore events,
            EventFeed feed,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.reader = reader;
        this.uses = uses;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    public Optional<Asset> find(UUID id) {
        return Optional.ofNullable(reader.find(List.of(id)).get(id));
    }

    /** The asset; throws NOT_FOUND when there is none or it is in the trash. */
    public Asset require(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    }

    /** By id, in the order asked, those that are missing left out; one statement. */
    public List<Asset> find(Collection<UUID> ids) {
        Map<UUID, Asset> found = reader.find(ids);
        return ids.stream()
                .distinct()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    /**
     * A part of the library, newest first.
     *
     * @param first how many, 1 to 200
     */
    public AssetPage list(AssetQuery query, Optional<AssetCursor> after, int first) {
        if (first < 1 || first > MAX_PAGE) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "media.first")
                    .with("limit", MAX_PAGE)
                    .at("first")
                    .exception();
        }
        List<Asset> rows = database.read(sql -> store.list(sql, query, after, first + 1));
        return new AssetPage(rows.subList(0, Math.min(first, rows.size())), rows.size() > first);
    }

    public int count(AssetQuery query) {
        return database.read(sql -> store.count(sql, query));
    }

    /**
     * Changes what people say of an asset.
     *
     * @param change gets the present details; its answer is made safe and checked here
     * @throws ProblemException CONFLICT when somebody else changed it meanwhile, NOT_FOUND
     * @throws InvalidDetails with all that an editor can correct
     */
    public Asset update(UUID id, int expectedRevision, UnaryOperator<AssetDetails> change) throws InvalidDetails {
        Asset present = require(id);
        if (present.revision() != expectedRevision) {
            throw Problem.of(ProblemCode.CONFLICT).exception();
        }
        AssetDetails details = DetailsChecks.require(present, change.apply(present.details()));
        database.change(sql -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!store.update(sql, id, expectedRevision, details, now)) {
                throw Problem.of(ProblemCode.CONFLICT).exception();
            }
            tell(sql, id);
        });
        feed.committed();
        return require(id);
    }

    /** How many entries that the reader may see use each asset; an asset that is missing in the answer is used by none of them. */
    public Map<UUID, Integer> countUses(Caller reader, Collection<UUID> ids) {
        return uses.count(reader, ids);
    }

    /**
     * Moves an asset to the trash unless something uses it. Uploading the same file again brings it back.
     *
     * @return the first uses that stand in the way; empty when the asset is gone
     * @throws ProblemException CONFLICT if all uses in the way are in entries or fields that the caller may not see; NOT_FOUND
     */
    public List<? extends AssetUse> trash(Caller caller, UUID id) {
        require(id);
        AssetUses.Found found = uses.find(caller, id);
        if (found.shown().isEmpty() && found.hidden()) {
            throw Problem.of(ProblemCode.CONFLICT, "media.used-hidden")
                    .with("id", id.toString())
                    .exception();
        }
        if (found.shown().isEmpty()) {
            database.change(sql -> {
                store.trash(sql, id, clock.instant().truncatedTo(ChronoUnit.MICROS));
                tell(sql, id);
            });
            feed.committed();
        }
        return found.shown();
    }

    private void tell(DSLContext sql, UUID id) {
        events.append(sql, Optional.empty(), List.of(new Event.AssetChanged(id)));
    }
}
