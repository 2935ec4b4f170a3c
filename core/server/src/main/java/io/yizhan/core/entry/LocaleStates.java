package io.yizhan.core.entry;

import io.yizhan.core.model.Locales;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an entry is published: per locale, and under {@code *} the values that are not localised.
 *
 * @param rows by locale
 */
public record LocaleStates(Map<String, Row> rows) {
    /** Word in {@code entry_locale}: is published. */
    public static final String PUBLISHED = "PUBLISHED";
    /** Word in {@code entry_locale}: was published and taken back. */
    public static final String UNPUBLISHED = "UNPUBLISHED";

    public LocaleStates {
        rows = new LinkedHashMap<>(rows);
    }

    /**
     * @param versionNumber version whose values are (or last were) published
     */
    public record Row(
            String state, int versionNumber, Optional<Instant> firstPublishedAt, Optional<Instant> publishedAt) {
        public boolean published() {
            return state.equals(PUBLISHED);
        }
    }

    public static LocaleStates none() {
        return new LocaleStates(Map.of());
    }

    /** Published locales, in the order of the site. */
    public List<String> published(Locales locales) {
        return locales.tags().stream()
                .filter(tag -> find(tag).map(Row::published).orElse(false))
                .toList();
    }

    public Optional<Row> find(String locale) {
        return Optional.ofNullable(rows.get(locale));
    }

    public Row require(String locale) {
        return find(locale).orElseThrow(() -> new IllegalStateException("nothing is published in " + locale));
    }

    /** State of one locale; {@code *} for what is not localised. */
    public EntryState of(String locale, FieldMarks marks) {
        Row row = rows.get(locale);
        if (row == null) {
            return EntryState.DRAFT;
        }
        if (!row.published()) {
            return EntryState.UNPUBLISHED;
        }
        return marks.changedAfter(locale, row.versionNumber()) ? EntryState.CHANGED : EntryState.PUBLISHED;
    }

    /** State of the whole entry. */
    public EntryState whole(FieldMarks marks) {
        if (rows.isEmpty()) {
            return EntryState.DRAFT;
        }
        List<EntryState> states = rows.entrySet().stream()
                .filter(row -> row.getValue().published())
                .map(row -> of(row.getKey(), marks))
                .toList();
        if (states.isEmpty()) {
            return EntryState.UNPUBLISHED;
        }
        return states.contains(EntryState.CHANGED) ? EntryState.CHANGED : EntryState.PUBLISHED;
    }

    /** When the entry last went out in any locale. */
    public Optional<Instant> publishedAt() {
        return rows.values().stream()
                .filter(Row::published)
                .flatMap(row -> row.publishedAt().stream())
                .max(Instant::compareTo);
    }
}
