package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where values of a field stand in entries of a type.
 *
 * @param path key of the outermost field, then ids of fields inside it; empty for entries as a whole
 */
record FieldPlace(String type, List<String> path) {
    FieldPlace {
        path = List.copyOf(path);
    }

    static FieldPlace whole(String type) {
        return new FieldPlace(type, List.of());
    }

    FieldPlace inner(String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return new FieldPlace(type, longer);
    }

    boolean isInside() {
        return path.size() > 1;
    }

    /** Key of the outermost field. */
    String outer() {
        return path.getFirst();
    }

    /**
     * JSON paths in the fields of a version, any of which may hold a value: below the key stands the locale, and where there
     * may be rows, one or several.
     */
    List<String> jsonPaths() {
        List<String> paths = List.of("$.\"" + outer() + "\"");
        for (int i = 1; i < path.size(); i++) {
            List<String> longer = new ArrayList<>();
            for (String before : paths) {
                String start = i == 1 ? before + ".*" : before;
                longer.add(start + "." + path.get(i));
                longer.add(start + "[*]." + path.get(i));
            }
            paths = longer;
        }
        return paths;
    }

    /** Its label in a model; empty if it is not there. */
    Optional<Labels> findLabel(ContentModel model) {
        List<Field> fields = model.findType(type).map(ContentType::allFields).orElse(List.of());
        Optional<Field> found = Optional.empty();
        for (String step : path) {
            if (found.isPresent() && found.get().type() instanceof FieldType.Reference && step.equals("attributes")) {
                continue;
            }
            String id = step.substring(step.indexOf('.') + 1);
            String owner = step.contains(".") ? step.substring(0, step.indexOf('.')) : "";
            found = fields.stream()
                    .filter(field -> field.id().equals(id))
                    .filter(field -> owner.isEmpty() || field.key().owner().equals(owner))
                    .findFirst();
            fields = found.map(field -> FieldOptions.inner(field.type())).orElse(List.of());
        }
        return found.map(Field::label);
    }

    @Override
    public String toString() {
        return type + ":" + String.join(".", path);
    }
}
