package io.yizhan.core.delivery;

import io.yizhan.core.event.Event;
import io.yizhan.core.security.NameSeal;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Names of what answers depend on, for caches of others: an answer brings the names of all it depends on, and whoever is told of a
 * change is told the names of what it touched. Ids of entries and assets are sealed, since an answer also depends on entries that its
 * reader may not see.
 */
@Singleton
public final class CacheTags {
    /** On every answer: the content model, or everything. */
    static final String SCHEMA = "schema";

    /** Any entry, any asset: on answers that depend on too many to name them. */
    private static final String ENTRIES = "entries";

    private static final String ASSETS = "assets";

    /** Proxies take some 4 kB for all headers of an answer. */
    private static final int LONGEST = 3_000;

    private static final int AUDIENCE_CHARACTERS = 16;

    private final NameSeal seal;

    CacheTags(NameSeal seal) {
        this.seal = seal;
    }

    /**
     * The tags of an answer, separated by blanks, in at most some 3,000 characters unless its types alone need more: if single entries
     * are too many, the lists of their types stand for them.
     */
    String of(AnswerOrigin origin, String audience) {
        Set<Dependency> all = origin.dependencies();
        Set<String> tags = new TreeSet<>(List.of(SCHEMA, ofAudience(audience)));
        all.forEach(dependency -> tags.add(of(dependency)));
        if (length(tags) > LONGEST) {
            tags.removeIf(startsWith("entry:"));
            origin.types().forEach(type -> tags.add(type.isEmpty() ? ENTRIES : ofList(type)));
        }
        if (length(tags) > LONGEST) {
            tags.removeIf(startsWith("asset:"));
            tags.add(ASSETS);
        }
        return String.join(" ", tags);
    }

    private static Predicate<String> startsWith(String prefix) {
        return tag -> tag.startsWith(prefix);
    }

    private static int length(Collection<String> tags) {
        return tags.stream().mapToInt(tag -> tag.length() + 1).sum();
    }

    /** The tags of all answers that an event may have changed; none if it changed nothing that is delivered. */
    public Set<String> touchedBy(Event event) {
        return switch (Touched.by(event)) {
            case Touched.Nothing _ -> Set.of();
            case Touched.Everything _ -> Set.of(SCHEMA);
            case Touched.Things(List<Dependency> things) -> {
                Set<String> tags = new TreeSet<>();
                for (Dependency thing : things) {
                    tags.add(of(thing));
                    switch (thing) {
                        case Dependency.OnEntry _ -> tags.add(ENTRIES);
                        case Dependency.OnAsset _ -> tags.add(ASSETS);
                        case Dependency.OnType _ -> {
                            // a list has no wider name
                        }
                    }
                }
                yield tags;
            }
        };
    }

    /** The tag that every answer has: what is told when more changed than can be named. */
    public Set<String> everything() {
        return Set.of(SCHEMA);
    }

    /** The tag of all answers to callers who are given the same, see {@link io.yizhan.core.security.Access#audience}. */
    public String ofAudience(String audience) {
        return "audience:" + audience.substring(0, Math.min(audience.length(), AUDIENCE_CHARACTERS));
    }

    private String of(Dependency dependency) {
        return switch (dependency) {
            case Dependency.OnEntry(UUID id) -> "entry:" + seal.of("entry " + id);
            case Dependency.OnAsset(UUID id) -> "asset:" + seal.of("asset " + id);
            case Dependency.OnType(String type) -> ofList(type);
        };
    }

    private static String ofList(String type) {
        return "list:" + type;
    }
}
