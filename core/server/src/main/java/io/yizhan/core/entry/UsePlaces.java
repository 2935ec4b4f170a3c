package io.yizhan.core.entry;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.UseSelect.Sources;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields of drafts that name entries, as far as a caller may see them. */
final class UsePlaces {
    private final Access access;
    private final ContentType type;

    /** Paths by the condition under which they are seen; {@link Condition#never()} for those that are not. */
    private final Map<Condition, Set<String>> paths = new LinkedHashMap<>();

    private UsePlaces(Access access, ContentType type) {
        this.access = access;
        this.type = type;
    }

    static List<Sources> of(ContentModel model, Access access) {
        List<Sources> sources = new ArrayList<>();
        for (ContentType type : model.types().values()) {
            Condition rows = access.rows(Action.READ_DRAFT, type.id());
            UsePlaces places = new UsePlaces(access, type);
            type.allFields().forEach(field -> places.add(field, field.key().toString(), rows));
            if (places.paths.keySet().equals(Set.of(rows)) && !rows.equals(Condition.never())) {
                sources.add(new Sources(type.id(), rows, Optional.empty()));
            } else {
                places.paths.remove(Condition.never());
                places.paths.forEach((where, paths) -> sources.add(new Sources(type.id(), where, Optional.of(paths))));
            }
        }
        return sources;
    }

    private void add(Field field, String path, Condition around) {
        Condition seen = both(around, access.fieldRows(Action.READ_DRAFT, type, field));
        switch (field.type()) {
            case FieldType.Group group ->
                group.fields()
                        .forEach(inner -> add(inner, path + "/" + inner.key().id(), seen));
            case FieldType.Blocks blocks ->
                blocks.components()
                        .forEach(component -> component
                                .fields()
                                .forEach(inner -> add(
                                        inner,
                                        path + "/" + component.id() + "/"
                                                + inner.key().id(),
                                        seen)));
            case FieldType.Reference _, FieldType.RichText _ ->
                paths.computeIfAbsent(seen, _ -> new LinkedHashSet<>()).add(path);
            default -> {}
        }
    }

    private static Condition both(Condition around, Condition inner) {
        if (around.equals(Condition.never()) || inner.equals(Condition.never())) {
            return Condition.never();
        }
        if (around.equals(inner) || inner.equals(Condition.always())) {
            return around;
        }
        return around.equals(Condition.always()) ? inner : Condition.all(around, inner);
    }
}
