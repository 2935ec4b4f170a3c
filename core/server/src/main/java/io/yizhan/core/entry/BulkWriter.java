package io.yizhan.core.entry;

import io.yizhan.core.entry.UniqueKeyStore.Place;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Creates and saves many entries in one transaction: the same grants, checks, merge and versions as {@link EntryService},
 * with statements whose number does not grow with that of entries. The caller ends its transaction with
 * {@link #finish}, which fills the draft projection and takes the positions.
 */
@Singleton
public class BulkWriter {
    private final EntryStore entries;
    private final UniqueKeyStore uniqueKeys;
    private final EntryChecks checks;
    private final DraftProjection drafts;
    private final EventStore events;
    private final Clock clock;

    BulkWriter(
            EntryStore entries,
            UniqueKeyStore uniqueKeys,
            EntryChecks checks,
            DraftProjection drafts,
            EventStore events,
            Clock clock) {
        this.entries = entries;
        this.uniqueKeys = uniqueKeys;
        this.checks = checks;
        this.drafts = drafts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One entry to write.
     *
     * @param id of the entry; a new one is not in the database yet
     * @param before the locked head to change; empty creates
     * @param expected the version the changes started from; what changed since is a conflict
     * @param mayLack fields whose values are left out where they are not valid, instead of refusing the entry
     */
    public record Write(
            String type,
            UUID id,
            Optional<Head> before,
            Optional<VersionMark> expected,
            List<FieldChange> changes,
            Set<FieldKey> mayLack) {
        public Write {
            changes = List.copyOf(changes);
            mayLack = Set.copyOf(mayLack);
        }
    }

    /**
     * What became of it.
     *
     * @param head as it is now; as it was before if nothing was written, empty if there is no entry
     * @param changed something was written
     * @param findings those with {@code stored() == false} of fields that may not lack mean that the entry was refused
     */
    public record Written(
            Write write,
            Optional<Head> head,
            boolean changed,
            List<EntryFinding> findings,
            List<FieldConflict> conflicts) {
        public Written {
            findings = List.copyOf(findings);
            conflicts = List.copyOf(conflicts);
        }

        public boolean created() {
            return changed && write.before().isEmpty();
        }

        public boolean refused() {
            return !conflicts.isEmpty() || findings.stream().anyMatch(this::refuses);
        }

        public boolean refuses(EntryFinding finding) {
            return !finding.stored()
                    && finding.field()
                            .map(field -> !write.mayLack().contains(field))
                            .orElse(true);
        }
    }

    /** The entries that exist, locked until the transaction ends. */
    public Map<UUID, Head> lock(ContentTransaction tx, Collection<UUID> ids) {
        Map<UUID, Head> heads = new LinkedHashMap<>();
        entries.lockHeads(tx.sql(), ids).forEach(head -> heads.put(head.id(), head));
        return heads;
    }

    /** Writes entries and versions and claims unique values; a refused entry leaves no trace and stops no other. */
    public List<Written> write(ContentTransaction tx, Author author, List<Write> writes) {
        Instant now = clock.instant();
        GatheredClaims claims = new GatheredClaims(tx.sql(), uniqueKeys);
        expect(tx, claims, writes);
        List<Written> written = new ArrayList<>();
        for (Write write : writes) {
            written.add(check(tx, author, write, claims, now));
        }
        List<Head> created = written.stream()
                .filter(Written::created)
                .flatMap(one -> one.head().stream())
                .toList();
        if (!created.isEmpty()) {
            entries.insert(tx.sql(), created);
        }
        claims.write();
        update(tx, written);
        return written;
    }

    private Written check(ContentTransaction tx, Author author, Write write, GatheredClaims claims, Instant now) {
        Action action = write.before().isPresent() ? Action.EDIT : Action.CREATE;
        EntryGuard guard = EntryGuard.of(author, tx.layout(), write.type());
        guard.requireType(action);
        Head before = write.before().orElseGet(() -> Head.blank(write.id(), write.type(), now, author.userId()));
        if (action == Action.EDIT) {
            guard.require(action, before);
        }
        VersionMark next = action == Action.CREATE ? before.version() : EntryService.next(before, author, now);
        GatheredClaims.OfEntry own = claims.new OfEntry(action == Action.CREATE);
        HeadChange change = new HeadChange(
                tx.layout(), before, write.expected().orElse(before.version()), next, own, author, checks);
        write.changes().forEach(one -> change.apply(action, one));
        Head after = change.result(now);
        Written done = new Written(write, Optional.of(after), true, change.findings(), change.conflicts());
        if (done.refused() || (action == Action.EDIT && !change.changed())) {
            return new Written(write, write.before(), false, change.findings(), change.conflicts());
        }
        guard.require(action, after);
        own.accept(write.id());
        return done;
    }

    private static void expect(ContentTransaction tx, GatheredClaims claims, List<Write> writes) {
        Map<Place, Set<String>> values = new LinkedHashMap<>();
        for (Write write : writes) {
            ContentType type = tx.layout().model().requireType(write.type());
            for (FieldChange change : write.changes()) {
                Optional<Field> field = type.findField(change.field()).filter(UniqueKeyStore::guards);
                Optional<String> value =
                        change.value().filter(JsonNode::isString).map(JsonNode::asString);
                if (field.isPresent() && value.isPresent()) {
                    Place place = Place.of(type, field.get(), change.locale().orElse(Locales.SHARED));
                    values.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(value.get());
                }
            }
        }
        values.forEach(claims::expect);
    }

    private void update(ContentTransaction tx, List<Written> written) {
        List<Head> amended = new ArrayList<>();
        List<Head> appended = new ArrayList<>();
        for (Written one : written) {
            if (one.changed() && !one.created()) {
                Head after = one.head().orElseThrow();
                int before = one.write().before().orElseThrow().version().number();
                (after.version().number() == before ? amended : appended).add(after);
            }
        }
        if (!amended.isEmpty()) {
            entries.amend(tx.sql(), amended);
        }
        if (!appended.isEmpty()) {
            entries.append(tx.sql(), appended, Optional.empty());
        }
    }

    /**
     * Fills the draft projection of entries that were written or published and records what happened. Must be the last
     * that the transaction does but for rows that need the positions.
     *
     * @param states what is published of those heads that ever were
     * @param more events of other rooms
     * @return position of the last event; 0 if nothing happened
     */
    public long finish(
            ContentTransaction tx,
            Author author,
            List<Written> written,
            Map<UUID, Head> touched,
            Map<UUID, LocaleStates> states,
            List<? extends Event> more) {
        Set<UUID> created = new LinkedHashSet<>();
        List<Event> happened = new ArrayList<>();
        for (Written one : written) {
            if (one.changed()) {
                Head head = one.head().orElseThrow();
                happened.add(new Event.EntrySaved(
                        head.id(), head.type(), head.version().toString()));
                if (one.created()) {
                    created.add(head.id());
                }
            }
        }
        drafts.put(tx.sql(), tx.layout(), touched.values(), created, states);
        happened.addAll(more);
        return happened.isEmpty() ? 0 : events.append(tx.sql(), author.userId(), happened);
    }
}
