package io.yizhan.core.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** How the addresses of entries' pages are made, type by type. */
public final class PageTemplates {
    private final Optional<PageTemplate> others;
    private final Map<String, Optional<PageTemplate>> templates = new TreeMap<>();

    /**
     * Reads settings.
     *
     * @param others of types that have none of their own
     * @param texts by keys that stand for ids of types: they come as they are or with hyphens, depending on where they are set
     * @param reading of a key and its text; empty for types without pages
     */
    public PageTemplates(
            Optional<PageTemplate> others,
            Map<String, String> texts,
            BiFunction<String, String, Optional<PageTemplate>> reading) {
        this.others = others;
        texts.forEach((key, text) -> templates.put(plain(key), reading.apply(key, text)));
    }

    /** How pages of a type are addressed; empty if it has none. */
    public Optional<PageTemplate> find(String type) {
        return templates.getOrDefault(plain(type), others);
    }

    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** All of them: what is made of them changes with it. */
    @Override
    public String toString() {
        return others + " " + templates;
    }
}
