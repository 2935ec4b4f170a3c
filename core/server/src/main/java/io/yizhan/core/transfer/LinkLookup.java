package io.yizhan.core.transfer;

import io.yizhan.core.transfer.ValuePlan.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Finds the entries that rows name, many at once, and remembers those it found. */
final class LinkLookup {
    private static final int REMEMBERED = 200_000;

    private final BiFunction<Target, Set<String>, Map<String, UUID>> search;
    private final Map<Target, Map<String, UUID>> found = new LinkedHashMap<>();
    private final Map<Target, Set<String>> wanted = new LinkedHashMap<>();

    /** @param search finds keys of one target with one statement */
    LinkLookup(BiFunction<Target, Set<String>, Map<String, UUID>> search) {
        this.search = search;
    }

    /** Before the rows of a batch say what they want. */
    void begin() {
        if (found.values().stream().mapToInt(Map::size).sum() > REMEMBERED) {
            found.clear();
        }
    }

    /** Remembers an entry that is known already. */
    void put(Target target, String key, UUID id) {
        found.computeIfAbsent(target, _ -> new LinkedHashMap<>()).put(key, id);
    }

    void want(Target target, String key) {
        if (!found.getOrDefault(target, Map.of()).containsKey(key)) {
            wanted.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(key);
        }
    }

    /** Looks up all that is wanted: one statement for each kind of target. */
    void load() {
        wanted.forEach((target, keys) -> {
            found.computeIfAbsent(target, _ -> new LinkedHashMap<>()).putAll(search.apply(target, keys));
        });
        wanted.clear();
    }

    Optional<UUID> find(Target target, String key) {
        return Optional.ofNullable(found.getOrDefault(target, Map.of()).get(key));
    }
}
