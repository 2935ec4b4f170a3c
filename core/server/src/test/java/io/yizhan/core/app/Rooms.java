package io.yizhan.core.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The map of rooms as a table: which room may import which. docs/architecture.md shows the same. */
final class Rooms {
    static final String ROOT = "io.yizhan.core";

    static final List<String> FRAME =
            List.of("problem", "database", "model", "projection", "graphql", "event", "security", "plugins");

    /** Each room and what it may import; for features, beside the whole frame. */
    static final Map<String, Set<String>> MAY_IMPORT = table();

    private Rooms() {}

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new HashMap<>();
        table.put("problem", Set.of());
        table.put("database", Set.of("problem"));
        table.put("model", Set.of("problem"));
        table.put("projection", Set.of("problem", "database", "model"));
        table.put("event", Set.of("problem", "database", "model", "projection"));
        table.put("graphql", Set.of("problem", "model"));
        table.put("security", Set.of("problem", "database", "model", "projection", "event", "graphql"));
        table.put("plugins", Set.of("problem", "database", "model", "projection", "event", "graphql", "security"));
        feature(table, "modelling");
        feature(table, "media");
        feature(table, "entry", "media");
        feature(table, "collaboration", "entry");
        feature(table, "publishing", "entry");
        feature(table, "delivery", "publishing", "media");
        feature(table, "preview", "delivery", "entry", "publishing");
        feature(table, "feeds", "publishing");
        feature(table, "search", "delivery", "publishing");
        feature(table, "trade", "entry", "delivery", "publishing");
        feature(table, "portal", "delivery", "search", "trade");
        feature(table, "live");
        feature(table, "fair", "delivery", "publishing");
        feature(table, "library", "publishing");
        feature(table, "webhook", "delivery");
        feature(table, "transfer", "entry", "media", "publishing");
        feature(table, "audit");
        feature(table, "backup", "media");
        Set<String> all = new HashSet<>(table.keySet());
        table.put("app", all);
        return Map.copyOf(table);
    }

    private static void feature(Map<String, Set<String>> table, String room, String... others) {
        Set<String> allowed = new HashSet<>(FRAME);
        allowed.addAll(List.of(others));
        table.put(room, Set.copyOf(allowed));
    }

    /** The room of a package; empty text for the root package itself. */
    static String of(String packageName) {
        String below = packageName.length() > ROOT.length() ? packageName.substring(ROOT.length() + 1) : "";
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** Whether a class of one room may use a class of another. */
    static boolean allows(String from, String to) {
        return from.equals(to) || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
    }
}
