package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.graphql.ContextValues;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one answer was made from, noted while it is made. Safe for several threads. */
final class AnswerSources {
    /** So many entries of one type are noted one by one; beyond, the answer depends on the type. */
    private static final int SINGLE_ENTRIES = 500;

    private final long position;
    private final Instant now;
    private final Map<String, Set<Dependency.OnEntry>> entries = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final Set<UUID> assets = new HashSet<>();
    private @Nullable Instant until;

    /**
     * @param position of an event that every snapshot taken from now on has seen, with all before it
     * @param now the instant the whole answer takes for now
     */
    AnswerSources(long position, Instant now) {
        this.position = position;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    static AnswerSources of(GraphQLContext context) {
        return ContextValues.require(context, AnswerSources.class);
    }

    long position() {
        return position;
    }

    /** The entry was read, or looked for and not found. */
    synchronized void entry(String type, UUID id) {
        if (!types.contains(type)) {
            Set<Dependency.OnEntry> ids = entries.computeIfAbsent(type, _ -> new HashSet<>());
            ids.add(new Dependency.OnEntry(id));
            if (ids.size() > SINGLE_ENTRIES) {
                type(type);
            }
        }
    }

    /** Any entry of the type may count. */
    synchronized void type(String type) {
        types.add(type);
        entries.remove(type);
    }

    synchronized void assets(Collection<UUID> ids) {
        assets.addAll(ids);
    }

    /** From this instant on the answer may be another one. */
    synchronized void until(Instant instant) {
        if (until == null || instant.isBefore(until)) {
            until = instant;
        }
    }

    synchronized AnswerOrigin origin() {
        Set<Dependency> all = new HashSet<>();
        entries.values().forEach(all::addAll);
        types.forEach(type -> all.add(new Dependency.OnType(type)));
        assets.forEach(id -> all.add(new Dependency.OnAsset(id)));
        return new AnswerOrigin(all, entries.keySet(), until);
    }
}
