package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.entry.StoredFields;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published copy of entries, composed from versions: localised values from the version each locale went out with,
 * shared values from the latest publish of any locale.
 */
@Singleton
class PublishedProjection implements ProjectionSource {
    private final EntryStore entries;
    private final PublishedStore published;
    private final PluginCalls plugins;

    PublishedProjection(EntryStore entries, PublishedStore published, PluginCalls plugins) {
        this.entries = entries;
        this.published = published;
        this.plugins = plugins;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISHED;
    }

    @Override
    public List<ProjectedEntry> read(DSLContext sql, ModelLayout layout, Collection<UUID> ids) {
        Map<UUID, LocaleStates> states = entries.localeStates(sql, ids);
        return compose(sql, layout, entries.findHeads(sql, states.keySet()), states);
    }

    /** The published copies of those heads of which anything is published; reads versions other than the heads. */
    List<ProjectedEntry> compose(
            DSLContext sql, ModelLayout layout, Collection<Head> heads, Map<UUID, LocaleStates> states) {
        List<Head> out = heads.stream()
                .filter(head -> !head.trashed())
                .filter(head -> !states.getOrDefault(head.id(), LocaleStates.none())
                        .published(layout.locales())
                        .isEmpty())
                .toList();
        Map<UUID, Set<Integer>> others = new HashMap<>();
        for (Head head : out) {
            Set<Integer> numbers = new HashSet<>();
            states.getOrDefault(head.id(), LocaleStates.none())
                    .rows()
                    .values()
                    .forEach(row -> numbers.add(row.versionNumber()));
            numbers.remove(head.version().number());
            if (!numbers.isEmpty()) {
                others.put(head.id(), numbers);
            }
        }
        Map<UUID, Map<Integer, String>> stored = published.fields(sql, others);
        return out.stream()
                .map(head -> compose(
                        head,
                        layout,
                        states.getOrDefault(head.id(), LocaleStates.none()),
                        versions(head, stored.getOrDefault(head.id(), Map.of()))))
                .toList();
    }

    private static Map<Integer, StoredFields> versions(Head head, Map<Integer, String> others) {
        Map<Integer, StoredFields> versions = new HashMap<>();
        others.forEach((number, json) -> versions.put(number, StoredFields.parse(json)));
        versions.put(head.version().number(), head.fields());
        return versions;
    }

    private ProjectedEntry compose(
            Head head, ModelLayout layout, LocaleStates states, Map<Integer, StoredFields> parsed) {
        ContentType type = layout.model().requireType(head.type());
        Locales locales = layout.locales();
        List<String> delivered = states.published(locales);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        LocaleStates.Row shared = states.require(Locales.SHARED);
        for (Field field : type.allFields()) {
            if (field.localized()) {
                ObjectNode byLocale = JsonNodeFactory.instance.objectNode();
                for (String locale : delivered) {
                    version(parsed, states.require(locale))
                            .find(field, locale, locales)
                            .ifPresent(value -> byLocale.set(locale, value));
                }
                if (!byLocale.isEmpty()) {
                    document.set(field.key().toString(), byLocale);
                }
            } else {
                version(parsed, shared)
                        .find(field, Locales.SHARED, locales)
                        .ifPresent(value -> document.set(field.key().toString(), value));
            }
        }
        plugins.compute(layout.model(), type, head.id(), document, delivered);
        return new ProjectedEntry(
                head.id(),
                head.type(),
                shared.versionNumber(),
                EntryState.PUBLISHED.name(),
                false,
                head.createdAt(),
                states.publishedAt().orElse(head.updatedAt()),
                states.rows().values().stream()
                        .flatMap(row -> row.firstPublishedAt().stream())
                        .min(java.time.Instant::compareTo),
                document,
                delivered);
    }

    private static StoredFields version(Map<Integer, StoredFields> versions, LocaleStates.Row row) {
        StoredFields fields = versions.get(row.versionNumber());
        if (fields == null) {
            throw new IllegalStateException("published version " + row.versionNumber() + " is missing");
        }
        return fields;
    }
}
