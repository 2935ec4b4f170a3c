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
import io.yizhan.core.projection.EntryLinks;
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
    /** Id of the content type → field's name → how it is read. */
    private final Map<String, Map<String, Means>> fields = new HashMap<>();

    /** How a field is read without the entry's document, if it can be. */
    private sealed interface Means {
        /** Its column holds what is shown. */
        record Column(Field field) implements Means {}

        /** Where it leads is known beside the document. */
        record Links() implements Means {}

        /** It needs nothing of the entry but the id. */
        record Nothing() implements Means {}

        /** It cannot. */
        record Document() implements Means {}
    }

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
            Map<String, Means> byName = new HashMap<>();
            type.fields().forEach(field -> byName.put(field.name(), means(layout, type, field)));
            type.groups().forEach(group -> byName.put(group.name(), new Means.Document()));
            layout.model().reverses(type).forEach(way -> byName.put(way.name(), new Means.Nothing()));
            fields.put(type.id(), byName);
        }
    }

    private static Means means(ModelLayout layout, ContentType type, Field field) {
        if (EntryLinks.holds(field)) {
            return new Means.Links();
        }
        return layout.readableFromColumn(type, field) ? new Means.Column(field) : new Means.Document();
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
        Map<String, Means> byName = fields.getOrDefault(type.id(), Map.of());
        List<FieldKey> keys = new ArrayList<>();
        boolean links = false;
        for (String name : chosen.names()) {
            if (WITHOUT_VALUES.contains(name)) {
                continue;
            }
            switch (byName.get(name)) {
                case Means.Column(Field field) -> {
                    // another locale than the list's stands in another row
                    if (field.localized() && chosen.withArguments().contains(name)) {
                        return Optional.empty();
                    }
                    keys.add(field.key());
                }
                case Means.Links _ -> links = true;
                case Means.Nothing _ -> {
                    // followed from the id
                }
                case Means.Document _ -> {
                    return Optional.empty();
                }
                case null -> {
                    if (offers(environment, type, name)) {
                        return Optional.empty();
                    }
                }
            }
        }
        // in one order, so that the same select is found again
        keys.sort(Comparator.comparing(FieldKey::toString));
        // a list of several types is put together by them, and long columns are joined to a page sorted without them
        boolean placed = links
                || fields.size() > 1
                || !FieldNames.of(environment.getGraphQlContext()).containNoneOf(PLACES);
        return Optional.of(new EntryReading.Columns(keys, links, placed));
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
                        || field.type() instanceof FieldType.Json
                        || field.type() instanceof FieldType.Blocks)
                .map(Field::name)
                .toList();
    }
}
