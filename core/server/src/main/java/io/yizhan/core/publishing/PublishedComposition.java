package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.entry.StoredFields;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts an entry together from the versions it was published with: localised values from the version each locale went out
 * with, shared values from the latest publish of any locale, computed values anew.
 */
@Singleton
class PublishedComposition {
    private final PluginCalls plugins;

    PublishedComposition(PluginCalls plugins) {
        this.plugins = plugins;
    }

    /**
     * @param versions values by number of the version; may be empty if no field is wanted
     * @param wanted the fields to put in
     */
    ProjectedEntry compose(
            ModelLayout layout, PublishedVersions entry, Map<Integer, StoredFields> versions, Predicate<Field> wanted) {
        ContentType type = layout.model().requireType(entry.type());
        LocaleStates states = entry.states();
        List<String> delivered = states.published(layout.locales());
        boolean computed = type.allFields().stream().anyMatch(field -> field.computed() && wanted.test(field));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (Field field : type.allFields()) {
            // whoever computes may look at any field
            if (computed || wanted.test(field)) {
                put(document, field, states, versions, layout.locales());
            }
        }
        if (computed) {
            plugins.compute(layout.model(), type, entry.id(), document, delivered);
            document.retain(type.allFields().stream()
                    .filter(wanted)
                    .map(field -> field.key().toString())
                    .toList());
        }
        return new ProjectedEntry(
                entry.id(),
                entry.type(),
                states.require(Locales.SHARED).versionNumber(),
                EntryState.PUBLISHED.name(),
                false,
                entry.createdAt(),
                states.publishedAt().orElse(entry.createdAt()),
                states.rows().values().stream()
                        .flatMap(row -> row.firstPublishedAt().stream())
                        .min(Instant::compareTo),
                document,
                delivered);
    }

    private static void put(
            ObjectNode document,
            Field field,
            LocaleStates states,
            Map<Integer, StoredFields> versions,
            Locales locales) {
        String key = field.key().toString();
        if (!field.localized()) {
            version(versions, states, Locales.SHARED)
                    .find(field, Locales.SHARED, locales)
                    .ifPresent(value -> document.set(key, value));
            return;
        }
        ObjectNode byLocale = JsonNodeFactory.instance.objectNode();
        for (String locale : states.published(locales)) {
            version(versions, states, locale)
                    .find(field, locale, locales)
                    .ifPresent(value -> byLocale.set(locale, value));
        }
        if (!byLocale.isEmpty()) {
            document.set(key, byLocale);
        }
    }

    private static StoredFields version(Map<Integer, StoredFields> versions, LocaleStates states, String locale) {
        int number = states.require(locale).versionNumber();
        StoredFields fields = versions.get(number);
        if (fields == null) {
            throw new IllegalStateException("published version " + number + " is missing");
        }
        return fields;
    }
}
