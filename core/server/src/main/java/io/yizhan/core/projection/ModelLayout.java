package io.yizhan.core.projection;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The layout of all projections for one content model and the locales of the site. Immutable; swapped with the model.
 *
 * @param generation number of the model in this database; rises with every change
 * @param locales configured locales with their fallbacks
 */
public record ModelLayout(long generation, ContentModel model, Locales locales, Map<String, TypeLayout> types) {
    public ModelLayout {
        types = Map.copyOf(types);
    }

    /** Whether a column holds the field's value exactly as a reader of one locale is given it. */
    public boolean readableFromColumn(ContentType type, Field field) {
        return require(type.id()).readableFromColumn(field);
    }

    TypeLayout require(String typeId) {
        TypeLayout layout = types.get(typeId);
        if (layout == null) {
            throw new IllegalArgumentException("no content type " + typeId);
        }
        return layout;
    }

    ModelLayout withGeneration(long number) {
        return new ModelLayout(number, model, locales, types);
    }

    /** Ids of types that lie otherwise than in the layout before; all if there was none or the locales differ. */
    List<String> changedSince(@Nullable ModelLayout before) {
        if (before == null || !before.locales().equals(locales)) {
            return List.copyOf(model.types().keySet());
        }
        return model.types().keySet().stream()
                .filter(id -> !require(id).sameTables(before.types().get(id)))
                .toList();
    }

    List<TypeLayout> inOrder() {
        return model.types().keySet().stream().map(this::require).toList();
    }
}
