package io.yizhan.core.modelling;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Looks at values that are there with the eyes of a model to come. */
@Singleton
class PresentValues {
    /** Beyond so many entries of a type nothing is counted: the plan says "at least". */
    static final int MOST = 10_000;

    private static final int BATCH = 250;

    private final Database database;
    private final ProjectionSource drafts;
    private final Clock clock;

    PresentValues(Database database, List<ProjectionSource> sources, Clock clock) {
        this.database = database;
        this.drafts = sources.stream()
                .filter(source -> source.stage() == Stage.DRAFT)
                .findFirst()
                .orElseThrow();
        this.clock = clock;
    }

    /**
     * Entries whose values would be reported when they are next published.
     *
     * @param entries for each change that was asked about
     * @param all whether all entries were looked at
     */
    record Invalid(List<Integer> entries, boolean all) {
        Invalid {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param layout of the model to come
     * @param asked for each change the outermost fields concerned, by key
     */
    Invalid count(ModelLayout layout, String typeId, List<Set<String>> asked) {
        ContentType type = layout.model().requireType(typeId);
        FieldValues values = new FieldValues(layout.model(), clock);
        int[] invalid = new int[asked.size()];
        Optional<UUID> last = Optional.empty();
        for (int looked = 0; looked < MOST; looked += BATCH) {
            Optional<UUID> after = last;
            List<UUID> ids = database.read(sql -> ModelUseStore.ids(sql, typeId, after, BATCH));
            if (ids.isEmpty()) {
                return new Invalid(IntStream.of(invalid).boxed().toList(), true);
            }
            List<ProjectedEntry> entries = database.read(sql -> drafts.read(sql, layout, ids));
            for (ProjectedEntry entry : entries) {
                Set<String> reported = reported(values, layout, type, entry, asked);
                IntStream.range(0, asked.size())
                        .filter(i -> asked.get(i).stream().anyMatch(reported::contains))
                        .forEach(i -> invalid[i]++);
            }
            last = Optional.of(ids.getLast());
        }
        return new Invalid(IntStream.of(invalid).boxed().toList(), false);
    }

    /** Keys of the fields asked about that have errors. */
    private static Set<String> reported(
            FieldValues values, ModelLayout layout, ContentType type, ProjectedEntry entry, List<Set<String>> asked) {
        Set<String> tags = Set.copyOf(layout.locales().tags());
        Set<String> complete = new HashSet<>(entry.locales());
        complete.retainAll(tags);
        if (complete.isEmpty()) {
            complete.add(layout.locales().defaultTag());
        }
        ValueOptions options = ValueOptions.draft(tags).after(entry.fields()).completeIn(complete);
        Set<String> reported = new HashSet<>();
        for (Field field : type.allFields()) {
            String key = field.key().toString();
            if (asked.stream().anyMatch(keys -> keys.contains(key))) {
                JsonNode value = entry.fields().get(key);
                JsonNode given = value == null ? JsonNodeFactory.instance.nullNode() : value;
                if (!values.canonicalize(field, given, options).valid()) {
                    reported.add(key);
                }
            }
        }
        return reported;
    }
}
