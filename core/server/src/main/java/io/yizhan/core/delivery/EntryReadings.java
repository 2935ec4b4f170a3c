package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.graphql.FieldNames;
import io.yizhan.core.graphql.FieldNames.Chosen;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a selection needs of the entries it leads to: a few columns, or documents, with long texts only if one is asked for.
 */
final class EntryReadings {
    /** The selection is the entry's own. */
    static final List<List<String>> ENTRY = List.of(List.of());
    /** The selection is that of a list. */
    static final List<List<String>> LIST = List.of(List.of("nodes"), List.of("edges", "node"));

    /** Chosen on any entry without reading its document. */
    private static final Set<String> WITHOUT_VALUES = Set.of("__typename", "id");

    /** What is shown of an entry's place in its list. */
    private static final Set<String> PLACES = Set.of("cursor", "startCursor", "endCursor");

    private final Stage stage;
    private final List<List<String>> paths;
    private final Set<String> longNames = new HashSet<>();
    private final List<String> longPatterns = new ArrayList<>();
    /** Id of the content type → field's name → the field, if its column holds what is shown. */
    private final Map<String, Map<String, Optional<Field>>> fields = new HashMap<>();

    /**
     * Readings of a field that leads to entries.
     *
     * @param types it may lead to
     * @param paths {@link #ENTRY} or {@link #LIST}
     */
    EntryReadings(ModelLayout layout, Stage stage, List<ContentType> types, List<List<String>> paths) {
        this.stage = stage;
        this.paths = paths;
        for (ContentType type : types) {
            longNames.addAll(longTexts(type.allFields()));
            for (List<String> path : paths) {
                String prefix = path.isEmpty() ? "" : String.join("/", path) + "/";
                longTexts(type.fields()).forEach(name -> longPatterns.add(prefix + name));
                type.groups()
                        .forEach(group -> longTexts(group.fields())
                                .forEach(name -> longPatterns.add(prefix + group.name() + "/" + name)));
            }
            Map<String, Optional<Field>> byName = new HashMap<>();
            type.fields()
                    .forEach(field -> byName.put(
                            field.name(), Optional.of(field).filter(one -> layout.readableFromColumn(type, one))));
            type.groups().forEach(group -> byName.put(group.name(), Optional.empty()));
            fields.put(type.id(), byName);
        }
    }

    /** What is read of entries of the type. */
    EntryReading of(DataFetchingEnvironment environment, ContentType type) {
        if (stage == Stage.PUBLISHED) {
            Chosen chosen = FieldNames.of(environment.getGraphQlContext()).below(environment.getMergedField(), paths);
            Optional<EntryReading> columns = columns(environment, type, chosen);
            if (columns.isPresent()) {
                return columns.get();
            }
        }
        return documents(environment);
    }

    /** Documents, for entries that several fields share. */
    EntryReading.Documents documents(DataFetchingEnvironment environment) {
        return new EntryReading.Documents(longTexts(environment));
    }

    private Optional<EntryReading> columns(DataFetchingEnvironment environment, ContentType type, Chosen chosen) {
        Map<String, Optional<Field>> byName = fields.getOrDefault(type.id(), Map.of());
        List<FieldKey> keys = new ArrayList<>();
        for (String name : chosen.names()) {
            if (WITHOUT_VALUES.contains(name)) {
                continue;
            }
            Optional<Field> field = byName.getOrDefault(name, Optional.empty());
            if (field.isPresent()) {
                // another locale than the list's stands in another row
                if (field.get().localized() && chosen.withArguments().contains(name)) {
                    return Optional.empty();
                }
                keys.add(field.get().key());
            } else if (byName.containsKey(name) || offers(environment, type, name)) {
                return Optional.empty();
            }
        }
        // in one order, so that the same select is found again
        keys.sort(Comparator.comparing(FieldKey::toString));
        // a list of several types is put together by them
        boolean placed = fields.size() > 1
                || !FieldNames.of(environment.getGraphQlContext()).containNoneOf(PLACES);
        return Optional.of(new EntryReading.Columns(keys, placed));
    }

    /** Whether the type has a field of this name at all: what is chosen on another type does not count. */
    private static boolean offers(DataFetchingEnvironment environment, ContentType type, String name) {
        GraphQLObjectType object = environment.getGraphQLSchema().getObjectType(type.singular());
        return object == null || object.getFieldDefinition(name) != null;
    }

    /** The selection is looked at only if a name of a long text occurs at all: making it costs more than most else. */
    private boolean longTexts(DataFetchingEnvironment environment) {
        if (FieldNames.of(environment.getGraphQlContext()).containNoneOf(longNames)) {
            return false;
        }
        DataFetchingFieldSelectionSet selection = environment.getSelectionSet();
        return longPatterns.stream().anyMatch(selection::contains);
    }

    private static List<String> longTexts(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.LongText
                        || field.type() instanceof FieldType.RichText
                        || field.type() instanceof FieldType.Json)
                .map(Field::name)
                .toList();
    }
}
