package io.yizhan.core.entry;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.ReferenceStore.Place;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields of published entries that name assets, rich texts with pictures among them, as far as a caller may see them.
 *
 * @param open those it sees in every entry
 * @param partly by type and path those it sees in some entries, with the condition of which
 */
record AssetPlaces(Set<Place> open, Map<String, Map<String, Condition>> partly) {

    static AssetPlaces of(ContentModel model, Access access) {
        AssetPlaces places = new AssetPlaces(new HashSet<>(), new LinkedHashMap<>());
        for (ContentType type : model.types().values()) {
            for (Field field : type.allFields()) {
                Condition rows = access.fieldRows(Action.READ_PUBLISHED, type, field);
                places.within(access, type, field, field.key().toString(), rows);
            }
        }
        return places;
    }

    private void within(Access access, ContentType type, Field field, String path, Condition rows) {
        add(type, field, path, rows);
        switch (field.type()) {
            case FieldType.Group group -> inside(access, type, group.fields(), path, rows);
            case FieldType.Blocks blocks ->
                blocks.components()
                        .forEach(component ->
                                inside(access, type, component.fields(), path + "/" + component.id(), rows));
            default -> {
                // nothing stands inside that could name an asset
            }
        }
    }

    private void inside(Access access, ContentType type, List<Field> fields, String path, Condition rows) {
        for (Field inner : fields) {
            Condition both = both(rows, access.fieldRows(Action.READ_PUBLISHED, type, inner));
            within(access, type, inner, path + "/" + inner.id(), both);
        }
    }

    /** The same places, with the condition that always holds of those that were open: whether an entry is there has still to be asked. */
    AssetPlaces asked() {
        AssetPlaces asked = new AssetPlaces(Set.of(), new LinkedHashMap<>());
        partly.forEach((type, byPath) -> asked.partly.put(type, new LinkedHashMap<>(byPath)));
        open.forEach(place -> asked.partly
                .computeIfAbsent(place.type(), _ -> new LinkedHashMap<>())
                .put(place.fieldPath(), Condition.always()));
        return asked;
    }

    private static Condition both(Condition group, Condition inner) {
        if (group.equals(inner) || inner.equals(Condition.always())) {
            return group;
        }
        return group.equals(Condition.always()) ? inner : Condition.all(group, inner);
    }

    private void add(ContentType type, Field field, String path, Condition rows) {
        boolean names = field.type() instanceof FieldType.Asset || field.type() instanceof FieldType.RichText;
        if (!names || rows.equals(Condition.never())) {
            return;
        }
        if (rows.equals(Condition.always())) {
            open.add(new Place(type.id(), path));
        } else {
            partly.computeIfAbsent(type.id(), _ -> new LinkedHashMap<>()).put(path, rows);
        }
    }
}
