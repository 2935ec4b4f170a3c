package io.yizhan.core.modelling;

import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelYaml;
import java.util.List;
import java.util.Map;

/** Finds in the files of the site where a field stands. */
record FilePlaces(List<ModelFile> files) {

    /** @param at as far into the file as the field goes; where it was removed, what stands around it */
    record Found(String path, String at) {}

    Found find(FieldPlace place) {
        for (ModelFile file : files) {
            Map<String, Object> document = file.path().endsWith(".csv")
                    ? Map.of()
                    : ModelYaml.read(file).orElse(Map.of());
            boolean type = file.path().startsWith("types/") && place.type().equals(document.get("id"));
            boolean group =
                    file.path().startsWith("field-groups/") && place.type().equals(document.get("type"));
            if (type || group) {
                String at = at(document, place.path(), 0, "");
                if (type || !at.isEmpty()) {
                    return new Found(file.path(), at);
                }
            }
        }
        return new Found("", place.toString());
    }

    private static String at(Map<?, ?> around, List<String> path, int step, String before) {
        if (step == path.size()) {
            return before;
        }
        String id = path.get(step).substring(path.get(step).indexOf('.') + 1);
        boolean attributes = around.get("attributes") instanceof List<?>;
        String key = attributes ? "attributes" : "fields";
        if (attributes && id.equals("attributes")) {
            return at(around, path, step + 1, before);
        }
        if (around.get(key) instanceof List<?> fields) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i) instanceof Map<?, ?> field && id.equals(field.get("id"))) {
                    String here = (before.isEmpty() ? "" : before + ".") + key + "[" + i + "]";
                    return at(field, path, step + 1, here);
                }
            }
        }
        return before;
    }
}
