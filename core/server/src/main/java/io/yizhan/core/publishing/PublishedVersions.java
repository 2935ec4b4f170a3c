package io.yizhan.core.publishing;

import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * An entry with the versions that are published, or were at some moment.
 *
 * @param type id of its content type
 * @param states a row for each locale, and one for the values that are not localised
 */
public record PublishedVersions(UUID id, String type, Instant createdAt, LocaleStates states) {

    /** Whether readers of the locale are given it: in that locale, or in one it falls back to. */
    public boolean reaches(ContentType contentType, Locales locales, String locale) {
        return !contentType.localized()
                || locales.choose(locale, states.published(locales)).isPresent();
    }

    /** Numbers of the versions. */
    Set<Integer> numbers() {
        Set<Integer> numbers = new HashSet<>();
        states.rows().values().forEach(row -> numbers.add(row.versionNumber()));
        return numbers;
    }
}
